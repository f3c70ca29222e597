// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollingLogTest {
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    Path dir;

    @Test
    void linesAreAddedToWhatIsThere() throws IOException {
        Path file = Files.writeString(dir.resolve("a.log"), "before\n");
        try (RollingLog log = new RollingLog(file)) {
            log.append("after");
        }

        assertThat(file).hasContent("before\nafter\n");
    }

    @Test
    void atMostThreeFilesOfEightMebibytesAreKept() throws IOException {
        String line = "x".repeat(3_999);
        try (RollingLog log = new RollingLog(dir.resolve("a.log"))) {
            for (int written = 0; written < 40 * MEBIBYTE; written += line.length()) {
                log.append(line);
            }
            log.append("last");
            assertThat(log.tail()).endsWith("\nlast");
        }

        try (var files = Files.list(dir)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("a.log", "a.log.1", "a.log.2");
        }
        for (String name : new String[] {"a.log", "a.log.1", "a.log.2"}) {
            assertThat(Files.size(dir.resolve(name))).isLessThanOrEqualTo(8 * MEBIBYTE);
        }
        assertThat(Files.readString(dir.resolve("a.log"))).endsWith("\nlast\n");
    }

    @Test
    void aLineIsCutAtFourThousandCharacters() throws IOException {
        try (RollingLog log = new RollingLog(dir.resolve("a.log"))) {
            log.append("y".repeat(100_000));

            assertThat(log.tail().length()).isEqualTo(4_001);
        }
        assertThat(Files.size(dir.resolve("a.log"))).isLessThan(4_100);
    }

    @Test
    void theTailIsTheLastTwelveLines() throws IOException {
        try (RollingLog log = new RollingLog(dir.resolve("a.log"))) {
            for (int i = 0; i < 30; i++) {
                log.append("line " + i);
            }

            assertThat(log.tail().lines()).hasSize(12).first().isEqualTo("line 18");
        }
    }

    @Test
    void linesThatCannotBeWrittenAreCountedAndDisturbNobody() throws IOException {
        RollingLog log = new RollingLog(dir.resolve("a.log"));
        log.close();

        assertThatCode(() -> log.append("late")).doesNotThrowAnyException();

        assertThat(log.lost()).isEqualTo(1);
        assertThat(log.tail()).isEqualTo("late");
    }

    @Test
    void aFullDiskLosesLinesOnly() throws IOException {
        try (RollingLog log = new RollingLog(Path.of("/dev/full"))) {
            log.append("x");

            assertThat(log.lost()).isEqualTo(1);
        }
    }
}
