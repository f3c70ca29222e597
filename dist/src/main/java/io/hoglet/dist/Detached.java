// SPDX-License-Identifier: Apache-2.0
package io.hoglet.dist;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the same command in the background and waits until it is ready or has failed. */
final class Detached {
    private static final int POLL_MS = 100;
    private static final long READY_WITHIN_NANOS = TimeUnit.MINUTES.toNanos(3);

    private final Path data;

    Detached(Path data) {
        this.data = data;
    }

    int start(PrintWriter out, List<String> arguments) throws IOException, InterruptedException {
        var console = data.resolve("logs").resolve("console.log");
        Files.createDirectories(console.getParent());
        var process = new ProcessBuilder(command(arguments))
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        var runFile = new RunFile(data);
        long deadline = System.nanoTime() + READY_WITHIN_NANOS;
        while (System.nanoTime() < deadline) {
            if (process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
                out.print(Files.readString(console));
                return process.exitValue();
            }
            if (runFile.read()
                    .filter(instance -> instance.pid() == process.pid())
                    .isPresent()) {
                out.print(Files.readString(console));
                out.println("  It runs in the background as process " + process.pid() + ".");
                return 0;
            }
        }
        throw new CommandFailedException("The server is not ready yet. " + console + " says how far it came.");
    }

    /** This JVM's own command line, without the flag. */
    private static List<String> command(List<String> arguments) {
        var info = ProcessHandle.current().info();
        var command = new ArrayList<String>();
        command.add("setsid");
        command.add(
                info.command().orElseThrow(() -> new CommandFailedException("The JVM's own path cannot be found.")));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Cli.class.getName());
        arguments.stream().filter(argument -> !argument.equals("--detach")).forEach(command::add);
        return command;
    }
}
