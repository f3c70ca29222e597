// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.directory;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * {@code run/NAME.json}: pid and start time of an engine's process. The start time tells a process left over by a
 * killed owner from a stranger that got the same pid later.
 */
public final class ProcessRecord {
    private final JsonFile file;

    public ProcessRecord(Layout layout, String engine) {
        this.file = new JsonFile(layout.run().resolve(engine + ".json"));
    }

    public void write(ProcessHandle process) throws IOException {
        file.write(Map.of("pid", Long.toString(process.pid()), "started", startOf(process)));
    }

    public void delete() throws IOException {
        file.delete();
    }

    /** The recorded process if it is still alive. */
    public Optional<ProcessHandle> survivor() {
        Map<String, String> values = file.readOrEmpty();
        long pid;
        try {
            pid = Long.parseLong(values.getOrDefault("pid", "0"));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        String started = values.getOrDefault("started", "");
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> !started.isEmpty() && startOf(process).equals(started));
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("");
    }
}
