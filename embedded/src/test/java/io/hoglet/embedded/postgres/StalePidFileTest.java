// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StalePidFileTest {
    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"", "x\n", "999999999\n/data\n", "0", "1\n/data\n"})
    void aFileWithoutARunningPostgresGoes(String content) throws IOException {
        Path file = Files.writeString(dir.resolve("postmaster.pid"), content);

        StalePidFile.remove(file);

        assertThat(file).doesNotExist();
    }

    @Test
    void thePidOfAStrangerCountsForNothing() throws IOException {
        Path file = Files.writeString(
                dir.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");

        StalePidFile.remove(file);

        assertThat(file).doesNotExist();
    }

    @Test
    void theFileOfARunningPostgresStays() throws IOException {
        Path program = Files.copy(Path.of("/bin/sleep"), dir.resolve("postgres"));
        Process running = new ProcessBuilder(program.toString(), "60").start();
        try {
            Path file = Files.writeString(dir.resolve("postmaster.pid"), running.pid() + "\n/data\n");

            StalePidFile.remove(file);

            assertThat(file).exists();
            assertThat(StalePidFile.server(file)).hasValue(running.toHandle());
        } finally {
            running.destroyForcibly();
        }
    }

    @Test
    void noFileIsFine() {
        assertThatCode(() -> StalePidFile.remove(dir.resolve("postmaster.pid"))).doesNotThrowAnyException();
    }
}
