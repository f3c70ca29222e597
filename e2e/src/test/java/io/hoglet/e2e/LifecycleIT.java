// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import static io.hoglet.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator stops the server, or the machine does: nothing acknowledged is lost, nothing is there twice. */
class LifecycleIT {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final int ENOUGH = 2_000;

    @TempDir
    private Path directory = Path.of("");

    private final int port = Ports.freePair();
    private final List<Instance> started = new ArrayList<>();

    @AfterEach
    void endWhatIsLeft() {
        started.forEach(Instance::kill);
    }

    @Test
    void sigtermUnderLoadDrainsAndStopsEverything() throws Exception {
        Project project;
        Load load;
        try (var instance = start()) {
            project = instance.hoglet().newProject("load");
            load = loadUntilEnough(project);
            long begun = System.nanoTime();

            instance.terminate();
            int exitCode = instance.awaitEnd();
            load.close();

            Measured.note("SIGTERM under load to the end", Duration.ofNanos(System.nanoTime() - begun));
            assertThat(exitCode).as(instance.console()).isIn(0, 143);
            assertThat(instance.console()).contains("Stopping").doesNotContain("Exception");
            assertThat(load.refusals()).as("statuses while it stops").isSubsetOf(503);
        }

        try (var again = start()) {
            assertThat(again.console()).doesNotContain("phx_", "Password");
            assertThereExactlyOnce(again, project, load);
        }
    }

    @Test
    void killedServerStartsAgainWithEveryAcknowledgedEventExactlyOnce() throws Exception {
        Project project;
        Load load;
        try (var instance = start()) {
            project = instance.hoglet().newProject("load");
            load = loadUntilEnough(project);

            instance.killServer();
            load.close();
        }

        long begun = System.nanoTime();
        try (var again = start()) {
            Measured.note("start after kill -9", Duration.ofNanos(System.nanoTime() - begun));
            assertThereExactlyOnce(again, project, load);

            var stop = Command.hoglet("stop", "--data", data().toString());
            assertThat(stop.success()).contains("Stopped");
            again.awaitEnd();
            var nothing = Command.hoglet("status", "--data", data().toString());
            assertThat(nothing.exitCode()).isNotZero();
            assertThat(nothing.everything()).contains("Nothing runs on " + data());
        }
    }

    private Instance start() throws Exception {
        var instance = Instance.start(data(), port);
        started.add(instance);
        return instance;
    }

    private Path data() {
        return directory.resolve("data");
    }

    private static Load loadUntilEnough(Project project) throws Exception {
        var load = new Load(project);
        eventually(WITHIN, () -> assertThat(load.acknowledged()).hasSizeGreaterThan(ENOUGH));
        return load;
    }

    private static void assertThereExactlyOnce(Instance instance, Project before, Load load) throws Exception {
        var project = instance.hoglet().project(before.id(), before.token());
        var acknowledged = new HashSet<>(load.acknowledged());
        eventually(WITHIN, () -> {
            var stored = StreamSupport.stream(
                            project.sql("SELECT toString(uuid) FROM events LIMIT 50000")
                                    .spliterator(),
                            false)
                    .map(row -> row.path(0).asText())
                    .toList();
            assertThat(stored).doesNotHaveDuplicates();
            var missing = new HashSet<>(acknowledged);
            stored.forEach(missing::remove);
            assertThat(missing).as("acknowledged but not there").isEmpty();
        });
    }
}
