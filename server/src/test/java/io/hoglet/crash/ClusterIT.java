// SPDX-License-Identifier: Apache-2.0
package io.hoglet.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.embedded.EmbeddedStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five processes on one set of engines: one takes events, two process and two write them. All are started at once on
 * empty engines. Processes join, leave, freeze and die under load; after each blow all is counted, as in
 * {@link CrashIT}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClusterIT {
    /** Longer than Kafka waits for a member, so that others have taken over when it wakes up. */
    private static final Duration FROZEN = Duration.ofSeconds(40);

    private static final int SOME = 300;

    private final Map<String, ServerProcess> servers = new HashMap<>();
    private final Map<String, Process> processes = new HashMap<>();
    private final Map<String, Integer> ports = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private Path dir;
    private CrashStack stack;
    private EmbeddedStack engines;
    private Truth truth;
    private EventSource source;
    private Load load;

    @BeforeAll
    void startAllAtOnce(@TempDir Path temporary) throws InterruptedException, IOException {
        dir = temporary;
        stack = CrashStack.start(dir.resolve("engines"));
        engines = stack.engines();
        truth = new Truth(stack.postgres(), stack.clickhouse());
        source = new EventSource(ServerProcess.PROJECT_KEY, 1);
        for (String name : List.of("capture-1", "pipeline-1", "pipeline-2", "warehouse-1", "warehouse-2")) {
            start(name);
        }
        processes.keySet().forEach(this::awaitReady);
    }

    @AfterAll
    void stop() {
        processes.values().forEach(ServerProcess::kill);
        stack.close();
    }

    @BeforeEach
    void runUnderLoad() {
        load = new Load(ports.getOrDefault("capture-1", 0), source);
        awaitLoad();
    }

    @AfterEach
    void endWhatAFailureLeft() {
        load.close();
    }

    @Test
    void nothingIsLostOrDoubledWhenProcessesJoinAndLeave() throws IOException {
        start("pipeline-3");
        start("warehouse-3");
        awaitReady("pipeline-3");
        awaitReady("warehouse-3");
        awaitLoad();
        end("pipeline-3");
        end("warehouse-3");
        awaitLoad();

        check();
    }

    @Test
    void nothingIsLostOrDoubledByProcessesThatWakeUpWhenOthersDoTheirWork() {
        ServerProcess.freeze(process("pipeline-1"));
        ServerProcess.freeze(process("warehouse-1"));
        LockSupport.parkNanos(FROZEN.toNanos());
        ServerProcess.thaw(process("pipeline-1"));
        ServerProcess.thaw(process("warehouse-1"));
        awaitLoad();

        check();
        awaitReady("pipeline-1");
        awaitReady("warehouse-1");
    }

    @Test
    void nothingIsLostOrDoubledWhenProcessesAreKilledAndOthersDoTheirWork() throws IOException {
        ServerProcess.kill(process("pipeline-2"));
        ServerProcess.kill(process("warehouse-2"));
        awaitLoad();

        check();
        start("pipeline-2");
        start("warehouse-2");
        awaitReady("pipeline-2");
        awaitReady("warehouse-2");
    }

    @Test
    void nothingIsLostOrDoubledByARollingRestart() throws IOException {
        for (String name : List.copyOf(processes.keySet())) {
            end(name);
            start(name);
            awaitReady(name);
            awaitLoad();
        }

        check();
    }

    @Test
    void healthNamesWhatAProcessHasAndNothingElse() throws IOException, InterruptedException {
        assertThat(readiness("capture-1")).contains("postgres", "kafka").doesNotContain("clickhouse", "pipeline");
        assertThat(readiness("pipeline-1")).contains("kafka", "pipeline-0").doesNotContain("clickhouse", "warehouse");
        assertThat(readiness("warehouse-1")).contains("clickhouse", "warehouse").doesNotContain("pipeline");
    }

    private void check() {
        load.close();
        truth.check(load.acknowledged());
    }

    /** As its name says: {@code ROLE-NUMBER}. */
    private void start(String name) throws IOException {
        if (!servers.containsKey(name)) {
            int port = Waiting.freePorts();
            ports.put(name, port);
            String role = name.substring(0, name.indexOf('-'));
            servers.put(name, ServerProcess.withRoles(role, name, engines.endpoints(), port, dir));
        }
        processes.put(name, Objects.requireNonNull(servers.get(name)).start());
    }

    private void end(String name) {
        assertThat(ServerProcess.terminate(process(name)))
                .as("exit code of " + name)
                .isEqualTo(143);
        processes.remove(name);
    }

    private Process process(String name) {
        return Objects.requireNonNull(processes.get(name));
    }

    private void awaitReady(String name) {
        Waiting.await(name + " that is ready", () -> {
            assertThat(process(name).isAlive())
                    .as(() -> name + " is alive: "
                            + Objects.requireNonNull(servers.get(name)).lastLines())
                    .isTrue();
            try {
                return readiness(name).startsWith("{\"ready\":true");
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        });
    }

    private String readiness(String name) throws IOException, InterruptedException {
        var url = URI.create("http://127.0.0.1:" + (ports.getOrDefault(name, 0) + 1) + "/_health/ready");
        var request =
                HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(10)).build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private void awaitLoad() {
        int target = load.sent() + SOME;
        Waiting.await("acknowledged events", () -> load.sent() >= target);
    }
}
