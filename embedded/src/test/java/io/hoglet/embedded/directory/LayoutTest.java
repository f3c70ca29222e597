// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoglet.embedded.DirectoryUnusableException;
import io.hoglet.embedded.NewerDirectoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {
    @TempDir
    Path dir;

    @Test
    void everythingItMakesIsClosedToOthers() throws IOException {
        Layout layout = Layout.open(dir.resolve("a/b"));
        layout.createEngine("kafka");

        for (Path made : new Path[] {layout.root(), layout.run(), layout.logs(), layout.engine("kafka")}) {
            assertThat(Files.getPosixFilePermissions(made)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void itLeavesNoProbesBehind() throws IOException {
        Layout.open(dir);

        try (var files = Files.list(dir)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("format", "run", "logs");
        }
    }

    @Test
    void aNewerFormatIsRefused() throws IOException {
        Files.writeString(dir.resolve("format"), (Layout.FORMAT + 1) + "\n");

        assertThatExceptionOfType(NewerDirectoryException.class)
                .isThrownBy(() -> Layout.open(dir))
                .withMessageContaining(dir.toString());
    }

    @Test
    void aFormatThatIsNoNumberIsRefused() throws IOException {
        Files.writeString(dir.resolve("format"), "x".repeat(1 << 20));

        assertThatExceptionOfType(DirectoryUnusableException.class).isThrownBy(() -> Layout.open(dir));
    }

    @Test
    void aPlaceWhereNothingCanBeMadeIsRefused() throws IOException {
        Path file = Files.createFile(dir.resolve("file"));

        for (Path impossible : new Path[] {file, file.resolve("below"), Path.of("/proc/embedded")}) {
            assertThatExceptionOfType(DirectoryUnusableException.class)
                    .isThrownBy(() -> Layout.open(impossible))
                    .withMessageContaining(impossible.toString());
        }
    }
}
