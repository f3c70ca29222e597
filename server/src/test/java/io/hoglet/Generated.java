// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/**
 * Files that are made from the code and kept in the repository, so that people can read them.
 * {@code -Dhoglet.write=true} writes them; without it they must equal what would be written.
 */
final class Generated {
    private Generated() {}

    static boolean isWriting() {
        return Boolean.getBoolean("hoglet.write");
    }

    static void check(String path, String content) {
        if (isWriting()) {
            write(path, content);
        }
        assertThat(Repository.exists(path) ? Repository.text(path) : "")
                .as("%s is not what the code says; see 'Generated files' in CONTRIBUTING.md", path)
                .isEqualTo(content);
    }

    static void write(String path, String content) {
        var file = Repository.file(path);
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
