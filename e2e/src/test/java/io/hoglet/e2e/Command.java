// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One program run to its end, with a deadline. */
final class Command {
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    /** How it ended and what it printed. */
    record Result(int exitCode, String out, String err) {
        /** Standard output of a success; a failure fails the test with everything printed. */
        String success() {
            if (exitCode != 0) {
                throw new AssertionError("Exit code " + exitCode + "\n" + out + "\n" + err);
            }
            return out;
        }

        String everything() {
            return out + err;
        }
    }

    private Command() {}

    /** The repository's launcher, without building. */
    static Result hoglet(String... arguments) throws IOException, InterruptedException {
        return run("", launcher(arguments));
    }

    static List<String> launcher(String... arguments) {
        var command = new ArrayList<String>();
        command.add(root().resolve("hoglet").toString());
        command.add("--no-build");
        Collections.addAll(command, arguments);
        return command;
    }

    static Result run(String input, List<String> command) throws IOException, InterruptedException {
        return run(input, command, Map.of());
    }

    static Result run(String input, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        var in = Files.createTempFile("hoglet-e2e-in", ".txt");
        var out = Files.createTempFile("hoglet-e2e-out", ".txt");
        var err = Files.createTempFile("hoglet-e2e-err", ".txt");
        try {
            Files.writeString(in, input);
            // Files instead of pipes: a full pipe nobody reads would stop the program.
            var builder = new ProcessBuilder(command)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            withoutSettings(builder.environment());
            builder.environment().putAll(environment);
            var process = builder.start();
            if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(
                        "Not ended within " + DEADLINE + ": " + command + "\n" + read(out) + read(err));
            }
            return new Result(process.exitValue(), read(out), read(err));
        } finally {
            Files.delete(in);
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** The caller's own settings must not reach the product under test. */
    static void withoutSettings(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("HOGLET_"));
    }

    static Path root() {
        return Path.of(System.getProperty("hoglet.root", "..")).toAbsolutePath().normalize();
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
