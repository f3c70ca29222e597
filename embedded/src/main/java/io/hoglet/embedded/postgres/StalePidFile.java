// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * PostgreSQL believes a left-over pid file as long as any process of the same user has that pid, which in a container
 * is likely. We know better: only a process that is a postgres counts.
 */
final class StalePidFile {
    private StalePidFile() {}

    static void remove(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        long pid;
        try (var lines = Files.lines(file)) {
            pid = Long.parseLong(lines.findFirst().orElse("0").strip());
        } catch (NumberFormatException e) {
            pid = 0;
        }
        boolean running = ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
        if (!running) {
            Files.delete(file);
        }
    }
}
