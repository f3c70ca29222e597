// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.process;

import java.util.List;

/**
 * Memory in bytes. Added over several processes, {@code rss} counts shared pages once for each of them; {@code pss}
 * shares them out, so it alone adds up to what the machine really gives.
 */
public record Memory(long rss, long pss) {
    public static final Memory NONE = new Memory(0, 0);

    /** @param lines of {@code /proc/PID/smaps_rollup} */
    static Memory parse(List<String> lines) {
        return new Memory(bytes(lines, "Rss:"), bytes(lines, "Pss:"));
    }

    public Memory plus(Memory other) {
        return new Memory(rss + other.rss, pss + other.pss);
    }

    private static long bytes(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
