// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {
    @TempDir
    Path dir;

    private JsonFile file;
    private ProcessRecord record;

    @BeforeEach
    void openDirectory() {
        Layout layout = Layout.open(dir);
        file = new JsonFile(layout.run().resolve("kafka.json"));
        record = new ProcessRecord(layout, "kafka");
    }

    @Test
    void aLivingProcessIsFoundAgain() throws IOException {
        record.write(ProcessHandle.current());

        assertThat(record.survivor()).hasValue(ProcessHandle.current());
    }

    @Test
    void aStrangerWithTheSamePidIsNot() throws IOException {
        String pid = Long.toString(ProcessHandle.current().pid());

        file.write(Map.of("pid", pid, "started", "2001-01-01T00:00:00Z"));
        assertThat(record.survivor()).isEmpty();
        file.write(Map.of("pid", pid, "started", ""));
        assertThat(record.survivor()).isEmpty();
        file.write(Map.of("pid", pid));
        assertThat(record.survivor()).isEmpty();
    }

    @Test
    void anEndedProcessIsNot() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sleep", "60").start();
        record.write(process.toHandle());
        assertThat(record.survivor()).isPresent();

        process.destroyForcibly().waitFor();

        assertThat(record.survivor()).isEmpty();
    }

    @Test
    void noRecordAndADamagedOneMeanNobody() throws IOException {
        assertThat(record.survivor()).isEmpty();
        file.write(Map.of("pid", "many", "started", "x"));
        assertThat(record.survivor()).isEmpty();
        record.delete();
        assertThat(record.survivor()).isEmpty();
    }
}
