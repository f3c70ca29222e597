// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that cannot succeed: one exception of its own type and one clear sentence each, and nothing left behind. */
class StartRefusalIT {
    @TempDir
    Path dir;

    @Test
    void aPlaceThatCannotBeWritten() throws IOException {
        Path below = Files.createFile(dir.resolve("file")).resolve("data");

        refused(DirectoryUnusableException.class, below, Options.defaults(), below.toString());
    }

    @Test
    void aDirectoryOfANewerVersion() throws IOException {
        Files.writeString(dir.resolve("format"), "999\n");

        refused(NewerDirectoryException.class, dir, Options.defaults(), "format 999");
    }

    @Test
    void aDamagedSecretsFile() throws IOException {
        Files.writeString(dir.resolve("secrets.json"), "{");

        refused(CorruptSecretsException.class, dir, Options.defaults(), "secrets.json");
    }

    @Test
    void aMissingNativeLibrary() {
        Path missing = dir.resolve("libchdb.so");

        refused(
                NativeLibraryException.class,
                dir,
                Options.defaults().withClickHouseLibrary(missing),
                missing.toString());
    }

    @Test
    void aLibraryThatIsNotClickHouse() {
        Options options = Options.defaults().withClickHouseLibrary(Path.of("/bin/sleep"));

        refused(EngineStartException.class, dir, options, "clickhouse");

        Eventually.untilAsserted(
                Duration.ofSeconds(5),
                () -> assertThat(ProcessHandle.allProcesses().filter(ProcessHandle::isAlive))
                        .noneMatch(process ->
                                process.info().commandLine().orElse("").contains(dir.toString())));
        assertThat(dir.resolve("run/postgres.json")).doesNotExist();
    }

    @Test
    void anEngineThatTakesTooLong() {
        refused(
                EngineStartException.class,
                dir,
                Options.defaults().withStartTimeout(Duration.ofMillis(1)),
                "did not start");
    }

    @Test
    void settingsThatCannotWork() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Options.Memory(1, 1024));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Options.Memory(192, 10));
    }

    /** Twice, because a refused start must not keep the directory. */
    private static void refused(
            Class<? extends EmbeddedStackException> type, Path dir, Options options, String message) {
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(type)
                    .isThrownBy(() -> EmbeddedStack.start(dir, options).close())
                    .withMessageContaining(message);
        }
    }
}
