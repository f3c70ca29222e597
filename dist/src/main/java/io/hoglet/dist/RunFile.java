// SPDX-License-Identifier: Apache-2.0
package io.hoglet.dist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * {@code DATA/run/server.json}: who runs on a data directory. There while the server is ready; a leftover is recognised
 * by the process's start time.
 */
final class RunFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /**
     * The running instance.
     *
     * @param startedAtMs when its process started, to tell it from another with the same number
     * @param processes process ids of the server and its engines by name
     */
    record Instance(long pid, long startedAtMs, String url, String managementUrl, Map<String, Long> processes) {
        boolean isAlive() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .flatMap(process -> process.info().startInstant())
                    .filter(start -> start.toEpochMilli() == startedAtMs)
                    .isPresent();
        }
    }

    RunFile(Path data) {
        this.file = data.resolve("run").resolve("server.json");
    }

    void write(String url, String managementUrl, Map<String, Long> processes) {
        var self = ProcessHandle.current();
        long started = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        try {
            Files.createDirectories(file.getParent());
            var temporary = file.resolveSibling("server.json.new");
            Files.write(
                    temporary,
                    JSON.writeValueAsBytes(new Instance(self.pid(), started, url, managementUrl, processes)));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The instance that runs now. */
    Optional<Instance> read() {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), Instance.class))
                    .filter(Instance::isAlive);
        } catch (NoSuchFileException | JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
