// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.kafka.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Recordings from the SDK's request to what a player gets, on the whole server. */
class RecordingsIT {
    private static final Duration WATCHABLE_WITHIN = Duration.ofSeconds(30);
    private static final String UUID = "0199a3c4-7d2e-7c31-9f00-0000000000";

    private static RunningServer server;

    private record Project(String id, String key) {
        String recordings(String rest) {
            return "/api/projects/" + id + "/session_recordings" + rest;
        }
    }

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Project recorded() {
        var made = server.json("POST", "/api/projects", "{\"name\": \"recorded\"}");
        String id = made.get("id").asText();
        var changed = server.json("PATCH", "/api/projects/" + id, "{\"session_recording_opt_in\": true}");
        assertThat(changed.get("session_recording_opt_in").asBoolean()).isTrue();
        return new Project(id, made.get("api_token").asText());
    }

    @Test
    void aSessionOfTodaysSdkCanBeListedAndWatched() {
        var project = recorded();

        send("/s/?compression=none", batch(project, """
                {"uuid": "%s01", "event": "$snapshot", "distinct_id": "ada", "properties": {
                  "$session_id": "s-today", "$window_id": "w1", "$snapshot_bytes": 200, "$snapshot_data": [
                    {"type": 4, "timestamp": 1767225600000, "data": {"href": "https://shop.example/", "width": 9}},
                    {"type": 2, "timestamp": 1767225600100, "cv": "2024-10", "data": "\\u001f\\u008b"}]}}
                """.formatted(UUID), """
                {"uuid": "%s02", "event": "$snapshot", "distinct_id": "ada", "properties": {
                  "$session_id": "s-today", "$window_id": "w1", "$snapshot_data": [
                    {"type": 3, "timestamp": 1767225605000, "data": {"source": 2, "type": 2, "id": 3}},
                    {"type": 3, "timestamp": 1767225607500, "data": {"source": 5, "text": "*", "id": 3}}]}}
                """.formatted(UUID)));

        var recording = await(project, 4);
        assertThat(recording.get("id").asText()).isEqualTo("s-today");
        assertThat(recording.get("distinct_id").asText()).isEqualTo("ada");
        assertThat(recording.get("start_time").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(recording.get("recording_duration").asDouble()).isEqualTo(7.5);
        assertThat(recording.get("start_url").asText()).isEqualTo("https://shop.example/");
        assertThat(recording.get("click_count").asInt()).isEqualTo(1);
        assertThat(recording.get("keypress_count").asInt()).isEqualTo(1);
        var snapshots = server.json("GET", project.recordings("/s-today/snapshots"), "");
        assertThat(snapshots.get("next").isNull()).isTrue();
        assertThat(snapshots.at("/results/0/window_id").asText()).isEqualTo("w1");
        assertThat(snapshots.at("/results/0/events/1/data").asText()).isEqualTo("\u001f\u008b");
        assertThat(snapshots.at("/results/1/events/0/timestamp").asLong()).isEqualTo(1_767_225_605_000L);
    }

    @Test
    void aRecordThatIsNoPartHoldsUpNobody() throws Exception {
        var project = recorded();
        var limit = Duration.ofSeconds(20);
        try (var producer = server.kafka().producer(Duration.ZERO, limit)) {
            for (int partition = 0;
                    partition
                            < producer.partitionsFor(Topics.SESSION_RECORDINGS).size();
                    partition++) {
                producer.send(new ProducerRecord<>(Topics.SESSION_RECORDINGS, partition, null, new byte[] {1}))
                        .get(limit.toSeconds(), TimeUnit.SECONDS);
            }
        }

        send("/s/", batch(project, """
                {"uuid": "%s09", "event": "$snapshot", "distinct_id": "ada", "properties": {
                  "$session_id": "s-after", "$snapshot_data": [{"type": 4, "timestamp": 1767225600000}]}}
                """.formatted(UUID)));

        assertThat(await(project, 1).get("id").asText()).isEqualTo("s-after");
    }

    @Test
    void aSessionOf2022CanBeWatchedAndARetryOfItChangesNothing() {
        var project = recorded();
        String event = """
                {"uuid": "%s11", "event": "$snapshot", "properties": {"token": "%s", "distinct_id": "bob",
                  "$session_id": "s-2022", "$window_id": "w", "$snapshot_data":
                    {"type": 4, "timestamp": 1767225600000, "data": {"href": "https://shop.example/cart"}}}}
                """.formatted(UUID, project.key());

        send("/s/", "[" + event + "]");
        send("/e/", "[" + event.replace("0011", "0012") + "]");
        send("/s/", "[" + event + "]");

        await(project, 2);
        var snapshots = server.json("GET", project.recordings("/s-2022/snapshots"), "");
        assertThat(snapshots.get("results")).hasSize(2);
        assertThat(snapshots.at("/results/0/events/0/type").asInt()).isEqualTo(4);
        assertThat(events(project)).isEmpty();
    }

    @Test
    void aPackedRecordingIsPutTogetherAndWhatMissesAPieceIsNamed() throws IOException {
        var project = recorded();
        String packed = packed("[{\"type\":4,\"timestamp\":1767225600000,\"data\":{\"width\":9}}]");
        int middle = packed.length() / 2;
        String piece = """
                {"event": "$snapshot", "distinct_id": "ada", "properties": {"$session_id": "s-packed",
                  "$window_id": "w", "$snapshot_data": {"chunk_id": "%s", "chunk_index": %d, "chunk_count": 2,
                  "compression": "gzip-base64", "has_full_snapshot": true, "data": "%s"%s}}}
                """;
        String summary = """
                , "events_summary": [{"type": 4, "timestamp": %d, "data": {"href": "https://shop.example/"}}]
                """;

        send(
                "/s/",
                batch(
                        project,
                        piece.formatted("whole", 1, packed.substring(middle), ""),
                        piece.formatted("whole", 0, packed.substring(0, middle), summary.formatted(1_767_225_600_000L)),
                        piece.formatted(
                                "torn", 0, packed.substring(0, middle), summary.formatted(1_767_225_605_000L))));

        var recording = await(project, 2);
        assertThat(recording.get("start_time").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(recording.get("recording_duration").asDouble()).isEqualTo(5);
        var first = server.json("GET", project.recordings("/s-packed/snapshots"), "");
        assertThat(first.at("/results/0/events/0/data/width").asInt()).isEqualTo(9);
        assertThat(first.at("/results/0/incomplete").isMissingNode()).isTrue();
        String next = "/s-packed/snapshots?cursor=" + first.get("next").asText();
        var second = server.json("GET", project.recordings(next), "");
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(second.get("results")).hasSize(1);
        assertThat(second.at("/results/0/events")).isEmpty();
        assertThat(second.at("/results/0/incomplete").asBoolean()).isTrue();
    }

    @Test
    void oneRecordingCanBeDeletedAndTheOthersStay() {
        var project = recorded();
        String part = """
                {"event": "$snapshot", "distinct_id": "ada", "properties": {"$session_id": "%s",
                  "$snapshot_data": [{"type": 4, "timestamp": 1767225600000, "data": {}}]}}
                """;
        send("/s", batch(project, part.formatted("gone"), part.formatted("kept")));
        poll(() -> list(project, "").size() == 2);
        var other = recorded();
        assertThat(server.call("DELETE", other.recordings("/gone"), "").statusCode())
                .isEqualTo(404);

        assertThat(server.call("DELETE", project.recordings("/gone"), "").statusCode())
                .isEqualTo(204);

        assertThat(list(project, "").findValuesAsText("id")).containsExactly("kept");
        assertThat(server.call("GET", project.recordings("/gone/snapshots"), "").statusCode())
                .isEqualTo(404);
        assertThat(server.call("DELETE", project.recordings("/gone"), "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theListIsByLengthAndByAddress() {
        var project = recorded();
        String part = """
                {"event": "$snapshot", "distinct_id": "ada", "properties": {"$session_id": "%s", "$snapshot_data": [
                  {"type": 4, "timestamp": 1767225600000, "data": {"href": "https://shop.example/%s"}},
                  {"type": 3, "timestamp": %d, "data": {}}]}}
                """;
        send(
                "/s",
                batch(
                        project,
                        part.formatted("short", "houses", 1_767_225_605_000L),
                        part.formatted("long", "cart", 1_767_225_700_000L)));

        poll(() -> list(project, "").size() == 2);
        assertThat(list(project, "?duration_min=6").findValuesAsText("id")).containsExactly("long");
        assertThat(list(project, "?duration_max=5").findValuesAsText("id")).containsExactly("short");
        assertThat(list(project, "?duration_min=5&duration_max=100")).hasSize(2);
        assertThat(list(project, "?url=/CART").findValuesAsText("id")).containsExactly("long");
        assertThat(list(project, "?url=it%27s")).isEmpty();
        assertThat(list(project, "?distinct_id=bob&distinct_id=ada")).hasSize(2);
        assertThat(list(project, "?distinct_id=bob&distinct_id=eve")).isEmpty();
        assertThat(server.call("GET", project.recordings("?duration_min=x"), "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void theListIsByPersonAndByTime() {
        var project = recorded();
        String part = """
                {"event": "$snapshot", "distinct_id": "%s", "properties": {"$session_id": "%s",
                  "$snapshot_data": [{"type": 4, "timestamp": %d, "data": {}}]}}
                """;
        send(
                "/s",
                batch(
                        project,
                        part.formatted("ada", "first", 1_767_225_600_000L),
                        part.formatted("bob", "second", 1_767_312_000_000L)));

        await(project, 1);
        poll(() -> list(project, "").size() == 2);
        assertThat(list(project, "").at("/0/id").asText()).isEqualTo("second");
        assertThat(list(project, "?distinct_id=ada").findValuesAsText("id")).containsExactly("first");
        assertThat(list(project, "?date_from=2026-01-02").findValuesAsText("id"))
                .containsExactly("second");
        assertThat(list(project, "?date_to=2026-01-02").findValuesAsText("id")).containsExactly("first");
        assertThat(list(project, "?limit=1&offset=1").findValuesAsText("id")).containsExactly("first");
        assertThat(server.call("GET", project.recordings("?date_to=x"), "").statusCode())
                .isEqualTo(400);
        assertThat(server.call("GET", project.recordings("/first/snapshots?cursor=x"), "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.call("GET", project.recordings("/nobody%27s"), "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aProjectThatDidNotAskIsNotRecordedAndSaysSoToSdks() {
        var made = server.json("POST", "/api/projects", "{\"name\": \"quiet\"}");
        var quiet = new Project(made.get("id").asText(), made.get("api_token").asText());
        var loud = recorded();
        String part = """
                {"event": "$snapshot", "distinct_id": "d", "properties": {"$session_id": "s",
                  "$snapshot_data": [{"type": 4, "timestamp": 1767225600000, "data": {}}]}}
                """;

        send("/s/", batch(quiet, part));
        send("/s/", batch(loud, part));

        await(loud, 1);
        assertThat(list(quiet, "")).isEmpty();
        assertThat(config(quiet)).contains("\"sessionRecording\":false");
        assertThat(config(loud)).contains("\"sessionRecording\":{\"endpoint\":\"/s/\"");
        assertThat(decide(quiet)).contains("\"sessionRecording\":false");
        assertThat(decide(loud)).contains("\"sessionRecording\":{\"endpoint\":\"/s/\"");
    }

    private static String config(Project project) {
        return server.anonymous("GET", "/array/" + project.key() + "/config", "")
                .body();
    }

    private static String decide(Project project) {
        String body = "{\"token\": \"" + project.key() + "\", \"distinct_id\": \"d\"}";
        return server.anonymous("POST", "/decide/?v=3", body).body();
    }

    /** As servers of 2022 packed. */
    private static String packed(String json) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_16));
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String batch(Project project, String... events) {
        return "{\"api_key\": \"" + project.key() + "\", \"batch\": [" + String.join(",", events) + "]}";
    }

    private static void send(String path, String body) {
        assertThat(server.anonymous("POST", path, body).statusCode()).isEqualTo(200);
    }

    private static JsonNode list(Project project, String query) {
        return server.json("GET", project.recordings(query), "").get("results");
    }

    private static JsonNode events(Project project) {
        return server.json(
                        "POST",
                        "/api/projects/" + project.id() + "/query",
                        "{\"query\": {\"kind\": \"HogQLQuery\", \"query\": \"SELECT event FROM events\"}}")
                .get("results");
    }

    /** The only recording of a project, when that many events of it can be watched. */
    private static JsonNode await(Project project, int events) {
        poll(() -> !list(project, "").isEmpty()
                && list(project, "").at("/0/event_count").asInt() == events);
        return list(project, "").get(0);
    }

    private static void poll(BooleanSupplier condition) {
        long deadline = System.nanoTime() + WATCHABLE_WITHIN.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("what a recording needs").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
