// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoglet.embedded.DirectoryUnusableException;
import io.hoglet.embedded.UnsupportedPlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresBinariesTest {
    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, postgres-linux-x86_64.txz",
        "Linux, aarch64, postgres-linux-arm_64.txz",
        "Mac OS X, aarch64, postgres-darwin-arm_64.txz",
        "Windows 11, amd64, postgres-windows11-x86_64.txz",
        "Linux, riscv64, postgres-linux-riscv64.txz"
    })
    void everyPlatformHasItsOwnArchive(String os, String arch, String resource) {
        assertThat(PostgresBinaries.resourceName(os, arch)).isEqualTo(resource);
    }

    @Test
    void aPlatformWithoutArchiveIsRefusedByName() {
        assertThatExceptionOfType(UnsupportedPlatformException.class)
                .isThrownBy(() -> PostgresBinaries.unpack(dir, "postgres-plan9-x86_64.txz"))
                .withMessageContaining("plan9");
    }

    @Test
    void aCacheThatCannotBeWrittenIsRefusedByName() throws IOException {
        Path file = Files.createFile(dir.resolve("file"));

        assertThatExceptionOfType(DirectoryUnusableException.class)
                .isThrownBy(() -> PostgresBinaries.unpack(file.resolve("cache")))
                .withMessageContaining(file.toString());
    }

    @Test
    void theyAreUnpackedOnceAndTheirDamageIsSaid() throws IOException {
        Path server = PostgresBinaries.unpack(dir).program("postgres");
        assertThat(server).isExecutable();
        Object unpacked = Files.getLastModifiedTime(server.resolveSibling("initdb"));

        assertThat(PostgresBinaries.unpack(dir).program("postgres")).isEqualTo(server);
        assertThat(Files.getLastModifiedTime(server.resolveSibling("initdb"))).isEqualTo(unpacked);

        Files.delete(server);
        assertThatExceptionOfType(DirectoryUnusableException.class)
                .isThrownBy(() -> PostgresBinaries.unpack(dir))
                .withMessageContaining("damaged");
    }
}
