// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTreesTest {
    @TempDir
    private Path proc = Path.of("unset");

    @Test
    void everyProcessCountsForTheNearestNamedOneAboveIt() throws IOException {
        process(1, 0, 1000, 10);
        process(100, 1, 200, 500);
        process(200, 100, 30, 40);
        process(201, 200, 5, 20);
        process(202, 200, 6, 20);
        process(300, 100, 70, 100);

        var usages = new ProcessTrees(proc, Map.of("server", 100L, "postgres", 200L)).read();

        assertThat(usages.get("server")).isEqualTo(usage(270, 600, 2));
        assertThat(usages.get("postgres")).isEqualTo(usage(41, 80, 3));
    }

    @Test
    void aProcessThatIsGoneCountsAsNothing() {
        var usages = new ProcessTrees(proc, Map.of("kafka", 4711L)).read();

        assertThat(usages).containsExactly(Map.entry("kafka", Usage.NONE));
    }

    @Test
    void thisProcessUsesTimeAndMemory() {
        var usage = new ProcessTrees(Map.of("me", ProcessHandle.current().pid()))
                .read()
                .getOrDefault("me", Usage.NONE);

        assertThat(usage.cpu()).isPositive();
        assertThat(usage.memory().pss()).isBetween(10L << 20, usage.memory().rss());
        assertThat(usage.processes()).isPositive();
    }

    private static Usage usage(int ticks, long mebibytes, int processes) {
        return new Usage(Duration.ofMillis(ticks * 10L), new Memory((2 * mebibytes) << 20, mebibytes << 20), processes);
    }

    private void process(int pid, int parent, int ticks, int pssMebibytes) throws IOException {
        var directory = Files.createDirectory(proc.resolve(Integer.toString(pid)));
        Files.writeString(
                directory.resolve("stat"),
                pid + " (some name) S " + parent + " 1 1 0 -1 4194560 5 9 0 0 " + ticks + " 0 0 0 20 0 1 0 81 2 1 1\n");
        Files.writeString(
                directory.resolve("smaps_rollup"), """
                00400000-7fffbd5e7000 ---p 00000000 00:00 0    [rollup]
                Rss:            %8d kB
                Pss:            %8d kB
                Pss_Anon:            1 kB
                """.formatted(2 * pssMebibytes * 1024, pssMebibytes * 1024));
    }
}
