// SPDX-License-Identifier: Apache-2.0
package io.hoglet.dist;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. The launcher script adds the commands that need more than this program: test, demo, bench. */
@Command(
        name = "hoglet",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Open product analytics on your own machine.",
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            StopCommand.class,
            LogsCommand.class,
            DoctorCommand.class,
            VersionCommand.class
        })
public final class Cli {
    /** Settings that cannot be used, or arguments that make no sense. */
    static final int EXIT_USAGE = 2;

    private Cli() {}

    public static void main(String[] arguments) {
        var commands = new CommandLine(new Cli()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(command.getColorScheme().errorText(Failures.message(failure)));
            return Failures.exitCode(failure);
        });
        System.exit(commands.execute(arguments.length == 0 ? new String[] {"--help"} : arguments));
    }
}
