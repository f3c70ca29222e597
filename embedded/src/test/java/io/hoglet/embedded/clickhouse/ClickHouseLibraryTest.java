// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoglet.embedded.NativeLibraryException;
import io.hoglet.embedded.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClickHouseLibraryTest {
    @TempDir
    Path dir;

    @Test
    void aGivenLibraryThatIsMissingIsRefusedByName() {
        Path missing = dir.resolve("libchdb.so");

        assertThatExceptionOfType(NativeLibraryException.class)
                .isThrownBy(() -> ClickHouseLibrary.resolve(Options.defaults().withClickHouseLibrary(missing)))
                .withMessageContaining(missing.toString())
                .withMessageContaining(Options.LIBRARY_PROPERTY);
    }

    @Test
    void aGivenFileThatIsNoLibraryIsRefused() throws IOException {
        Path text = Files.writeString(dir.resolve("libchdb.so"), "not a library");

        assertThatExceptionOfType(NativeLibraryException.class)
                .isThrownBy(() -> ClickHouseLibrary.resolve(Options.defaults().withClickHouseLibrary(text)))
                .withMessageContaining("not a shared library");
    }

    @Test
    void aCacheThatCannotBeWrittenIsRefusedByName() throws IOException {
        Path file = Files.createFile(dir.resolve("file"));

        assertThatExceptionOfType(NativeLibraryException.class)
                .isThrownBy(() -> ClickHouseLibrary.resolve(Options.defaults().withCacheDir(file.resolve("cache"))))
                .withMessageContaining(file.toString());
    }

    @Test
    void theCachedLibraryIsUsedAsItIs() throws InterruptedException {
        assertThat(ClickHouseLibrary.resolve(Options.defaults())).isRegularFile();
    }
}
