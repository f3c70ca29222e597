// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFileTest {
    @TempDir
    Path dir;

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        JsonFile file = new JsonFile(dir.resolve("a.json"));
        Map<String, String> values = Map.of("a", "1", "b", "\"\n");
        file.write(Map.of("old", "x"));

        file.write(values);

        assertThat(file.read()).hasValue(values);
        assertThat(Files.getPosixFilePermissions(file.path())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void noFileIsNotAnEmptyOne() throws IOException {
        JsonFile file = new JsonFile(dir.resolve("a.json"));
        assertThat(file.read()).isEmpty();

        file.write(Map.of());
        assertThat(file.read()).hasValue(Map.of());

        file.delete();
        file.delete();
        assertThat(file.read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"a\": 1}", "{\"a\": null}", "{} x"})
    void anythingButAnObjectOfTextsIsRefused(String content) throws IOException {
        Path path = Files.writeString(dir.resolve("a.json"), content);

        assertThatIOException().isThrownBy(() -> new JsonFile(path).read());
        assertThat(new JsonFile(path).readOrEmpty()).isEmpty();
    }

    @Test
    void aHugeFileIsRefusedUnread() throws IOException {
        Path path = Files.writeString(dir.resolve("a.json"), "{\"a\": \"" + "x".repeat(1 << 20) + "\"}");

        assertThatIOException().isThrownBy(() -> new JsonFile(path).read());
    }

    @Test
    void aWriteThatFailsLeavesNothingBehind() throws IOException {
        Path taken = Files.createDirectories(dir.resolve("a.json/child"));

        assertThatIOException().isThrownBy(() -> new JsonFile(dir.resolve("a.json")).write(Map.of()));
        try (var files = Files.list(dir)) {
            assertThat(files).containsExactly(taken.resolveSibling("").normalize());
        }
    }
}
