// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./hoglet bench}: chooses the benchmark, and turns failures into a sentence and an exit code. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures a running instance; every result comes with its command line and its machine.",
        subcommands = {
            IngestCommand.class,
            CaptureCommand.class,
            StagesCommand.class,
            FlagsCommand.class,
            DefinitionsCommand.class,
            StartCommand.class,
            IdleCommand.class
        })
public final class BenchMain {
    static final int OK = 0;
    static final int FAILED = 1;

    private BenchMain() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new BenchMain())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(BenchMain::explain);
    }

    private static int explain(Exception exception, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        if (exception instanceof BenchException failure) {
            line.getErr().println("hoglet bench: " + failure.getMessage());
            return FAILED;
        }
        throw exception;
    }
}
