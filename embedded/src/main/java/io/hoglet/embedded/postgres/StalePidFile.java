// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * PostgreSQL believes a left-over pid file as long as any process of the same user has that pid, which in a container
 * is likely. We know better: only a process that is a postgres counts.
 */
final class StalePidFile {
    private StalePidFile() {}

    /** Deletes the file unless its process is a running postgres. */
    static void remove(Path file) throws IOException {
        if (Files.exists(file) && server(file).isEmpty()) {
            Files.delete(file);
        }
    }

    /** The postgres that the file speaks of, if it runs. */
    static Optional<ProcessHandle> server(Path file) throws IOException {
        long pid;
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            pid = Long.parseLong(lines.findFirst().orElse("0").strip());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("/postgres"))
                        .isPresent());
    }
}
