// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Where a number was measured; a number without it says nothing. */
public record Machine(int cores, String cpu, long memoryBytes, String kernel, String jdk) {
    public static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                valueOf("/proc/cpuinfo", line -> line.startsWith("model name")),
                kilobytes(valueOf("/proc/meminfo", line -> line.startsWith("MemTotal"))),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor") + " " + Runtime.version());
    }

    private static long kilobytes(String value) {
        var digits = value.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits) * 1024;
    }

    private static String valueOf(String file, Predicate<String> isWanted) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(isWanted)
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
