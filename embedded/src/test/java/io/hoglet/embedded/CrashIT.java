// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

import static io.hoglet.embedded.Eventually.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deaths of engines and owners, and what is there afterwards. */
class CrashIT {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @TempDir
    Path dir;

    @Test
    void everyKilledEngineComesBackOnItsPortWithItsData() throws Exception {
        try (EmbeddedStack stack = EmbeddedStack.start(dir)) {
            store(stack.endpoints(), "before");
            for (String engine : List.of("clickhouse", "postgres", "kafka")) {
                long pid = stack.processes().getOrDefault(engine, -1L);
                ProcessHandle.of(pid).orElseThrow().destroyForcibly();
                untilAsserted(LONG_ENOUGH, () -> {
                    EngineHealth health = Objects.requireNonNull(stack.health().get(engine));
                    assertThat(health.pid()).as(engine).isNotIn(pid, -1L);
                    assertThat(health.state()).as(engine).isEqualTo(EngineState.RUNNING);
                    assertThat(health.restarts()).as(engine).isPositive();
                });
            }

            assertThat(stored(stack.endpoints(), 1)).containsExactly("before", "before", "before");
            add(stack.endpoints(), "after");
            assertThat(Kafkas.read(stack.endpoints().kafka(), "crash", 2)).containsExactly("before", "after");
        }
    }

    @Test
    void aKilledOwnerLeavesNothingThatTheNextStartCannotMend() throws Exception {
        List<ProcessHandle> family;
        try (OwnerProcess owner = OwnerProcess.start(dir)) {
            store(owner.endpoints(), "before");
            ProcessHandle postgres = owner.engine("postgres");
            ProcessHandle kafka = owner.engine("kafka");
            ProcessHandle clickHouse = owner.engine("clickhouse");
            family = owner.family();

            owner.process().destroyForcibly().waitFor(10, TimeUnit.SECONDS);

            untilAsserted(Duration.ofSeconds(20), () -> {
                assertThat(kafka.isAlive()).isFalse();
                assertThat(clickHouse.isAlive()).isFalse();
            });
            assertThat(postgres.isAlive()).isTrue();
        }

        try (EmbeddedStack next = EmbeddedStack.start(dir)) {
            assertThat(family).noneMatch(ProcessHandle::isAlive);
            assertThat(stored(next.endpoints(), 1)).containsExactly("before", "before", "before");
        }
    }

    @Test
    void enginesKilledTogetherWithTheirOwnerHarmNothing() throws Exception {
        try (OwnerProcess owner = OwnerProcess.start(dir)) {
            store(owner.endpoints(), "before");
            List<ProcessHandle> engines =
                    List.of(owner.engine("postgres"), owner.engine("kafka"), owner.engine("clickhouse"));

            owner.process().destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            engines.forEach(ProcessHandle::destroyForcibly);
        }

        try (EmbeddedStack next = EmbeddedStack.start(dir)) {
            assertThat(stored(next.endpoints(), 1)).containsExactly("before", "before", "before");
        }
    }

    @Test
    void aCleanStopLeavesNoProcessAndTheDirectoryFree() throws Exception {
        List<ProcessHandle> family;
        EmbeddedStack stack = EmbeddedStack.start(dir);
        try (stack) {
            family = stack.processes().values().stream()
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .flatMap(engine -> Stream.concat(Stream.of(engine), engine.descendants()))
                    .toList();
            assertThat(family).hasSizeGreaterThan(3);
        }

        assertThat(family).noneMatch(ProcessHandle::isAlive);
        assertThat(stack.health().values())
                .allSatisfy(health -> assertThat(health.state()).isEqualTo(EngineState.STOPPED));
        assertThat(dir.resolve("run")).isDirectoryNotContaining("glob:**.json.tmp");
        assertThat(dir.resolve("run/postgres.json")).doesNotExist();
        stack.close();
    }

    private static void store(Endpoints endpoints, String value) throws Exception {
        Databases.run(endpoints.postgres(), "CREATE TABLE crash (value text)");
        Kafkas.createTopic(endpoints.kafka(), "crash");
        clickHouse(endpoints, "CREATE TABLE crash (value String) ENGINE = MergeTree ORDER BY value");
        add(endpoints, value);
    }

    private static void add(Endpoints endpoints, String value) throws Exception {
        Databases.run(endpoints.postgres(), "INSERT INTO crash VALUES ('" + value + "')");
        Kafkas.send(endpoints.kafka(), "crash", value);
        clickHouse(endpoints, "INSERT INTO crash VALUES ('" + value + "')");
    }

    private static List<String> stored(Endpoints endpoints, int atLeast) throws Exception {
        return List.of(
                Databases.value(endpoints.postgres(), "SELECT string_agg(value, ',') FROM crash"),
                String.join(",", Kafkas.read(endpoints.kafka(), "crash", atLeast)),
                clickHouse(endpoints, "SELECT arrayStringConcat(groupArray(value), ',') FROM crash"));
    }

    private static String clickHouse(Endpoints endpoints, String sql) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var response = client.send(
                    HttpRequest.newBuilder(URI.create(endpoints.clickHouse().url()))
                            .header("X-ClickHouse-Key", endpoints.clickHouse().password())
                            .POST(HttpRequest.BodyPublishers.ofString(sql))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return response.body().strip();
        }
    }
}
