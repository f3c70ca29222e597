// SPDX-License-Identifier: Apache-2.0
package io.hoglet.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hoglet logs}: the end of each log. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Prints the end of the server's and the engines' logs.")
final class LogsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--lines", description = "Lines of each log.", defaultValue = "40")
    private int lines;

    @Override
    public Integer call() throws IOException {
        var directory = data.path().resolve("logs");
        if (!Files.isDirectory(directory)) {
            throw new CommandFailedException("There are no logs in " + directory + ".");
        }
        try (var files = Files.list(directory)) {
            for (var file : files.filter(each -> each.toString().endsWith(".log"))
                    .sorted()
                    .toList()) {
                spec.commandLine().getOut().println("==> " + file);
                tail(file).forEach(spec.commandLine().getOut()::println);
            }
        }
        return 0;
    }

    private List<String> tail(Path file) throws IOException {
        var last = new ArrayDeque<String>();
        try (var all = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            all.forEach(line -> {
                last.addLast(line);
                if (last.size() > lines) {
                    last.removeFirst();
                }
            });
        }
        return List.copyOf(last);
    }
}
