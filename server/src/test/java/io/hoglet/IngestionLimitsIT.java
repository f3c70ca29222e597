// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits that people set while SDKs send, on the whole server (wire protocol 1.9, 1.14, 2.1, 2.3, 4.11). */
class IngestionLimitsIT {
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(2);
    private static final String V1 = "/i/v1/analytics/events";

    private static RunningServer server;

    private String project;
    private String key;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void makeProject() {
        var made = server.json("POST", "/api/projects", "{\"name\": \"limited\"}");
        project = "/api/projects/" + made.get("id").asText();
        key = made.get("api_token").asText();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private JsonNode limits(String wish) {
        return server.json("PUT", project + "/ingestion_limits", json(wish));
    }

    private JsonNode send(String path, String event) {
        var reply = server.anonymous("POST", path, json(event.replace("$KEY", key)));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return server.tree(reply.body());
    }

    private JsonNode capture(String distinctId) {
        return send("/e/", "{'token': '$KEY', 'event': 'a', 'distinct_id': '" + distinctId + "'}");
    }

    private long used(String what) {
        return server.json("GET", project + "/ingestion_limits", "")
                .at("/used/" + what)
                .asLong();
    }

    private long dropped(String reason) {
        return server.metric("hoglet_capture_events_dropped_total{reason=\"" + reason + "\"}");
    }

    private static void await(Supplier<Boolean> condition) {
        long deadline = System.nanoTime() + KNOWN_WITHIN.toNanos();
        while (!condition.get()) {
            assertThat(System.nanoTime()).as("known within " + KNOWN_WITHIN).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private boolean isRefusedListed(String code, int status) {
        for (var entry :
                server.json("GET", project + "/refused_requests?limit=50", "").get("results")) {
            if (entry.get("code").asText().equals(code) && entry.get("status").asInt() == status) {
                return true;
            }
        }
        return false;
    }

    @Test
    void eventsBeyondTheQuotaAreThrownAwayWithASuccess() {
        limits("{'events_per_month': 2}");
        long before = dropped("quota_used_up");

        await(() -> {
            assertThat(capture("u1")).isEqualTo(server.tree("{\"status\":1}"));
            return dropped("quota_used_up") > before;
        });

        await(() -> used("events") >= 2);
        assertThat(used("events")).as("what was thrown away is not counted").isLessThan(200);
        await(() -> isRefusedListed("quota_used_up", 200));
    }

    @Test
    void anEventOfCaptureV1IsAnsweredForItself() {
        limits("{'events_per_month': 0}");
        String uuid = "019b0a2c-7d3e-7a10-8b2c-0123456789ab";
        String body = json("{'created_at': '2026-01-02T03:04:05Z', 'batch': [{'event': 'a', 'uuid': '" + uuid
                + "', 'distinct_id': 'u1', 'timestamp': '2026-01-02T03:04:05Z', 'options': {}}]}");

        await(() -> {
            var reply = server.withKey("POST", V1, body, key);
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
            return server.tree(reply.body())
                    .at("/results/" + uuid + "/result")
                    .asText()
                    .equals("limited");
        });
    }

    @Test
    void recordingsBeyondTheQuotaTellPosthogJsToPause() {
        server.json("PATCH", project, json("{'session_recording_opt_in': true}"));
        limits("{'recordings_per_month': 0}");

        await(() -> send("/s/", """
                {'token': '$KEY', 'event': '$snapshot', 'distinct_id': 'u1', 'properties': {
                 '$session_id': 's1', '$snapshot_data': [{'type': 2, 'timestamp': 1, 'data': {}}]}}
                """).at("/quota_limited/0").asText().equals("recordings"));
    }

    @Test
    void questionsBeyondTheQuotaGetNoFlags() {
        server.json("POST", project + "/feature_flags", json("""
                {'key': 'on', 'active': true, 'filters': {'groups': [{'properties': [], 'rollout_percentage': 100}]}}
                """));
        String question = "{'token': '$KEY', 'distinct_id': 'u1'}";
        await(() -> send("/flags/?v=2", question).at("/flags/on/enabled").asBoolean());

        limits("{'feature_flags_per_month': 1}");

        await(() -> send("/flags/?v=2", question).at("/quotaLimited/0").asText().equals("feature_flags"));
        assertThat(send("/flags/?v=2", question).get("flags")).isEmpty();
        assertThat(send("/decide/?v=3", question).get("featureFlags")).isEmpty();
        assertThat(server.call("GET", "/flags/definitions?token=" + key, "").statusCode())
                .isEqualTo(402);
        limits("{}");
        await(() -> send("/flags/?v=2", question).at("/flags/on/enabled").asBoolean());
    }

    @Test
    void aProjectsOwnRateReplacesTheServers() {
        limits("{'events_per_second': 1, 'burst': 2}");

        await(() -> server.anonymous("POST", "/e/", json("{'token': '" + key + "', 'event': 'a', 'distinct_id': 'u1'}"))
                        .statusCode()
                == 429);
        await(() -> isRefusedListed("rate_limited", 429));
    }

    @Test
    void aRestrictionHoldsWhileEventsCome() {
        long before = dropped("listed");
        var made = server.json("POST", project + "/event_restrictions", json("{'distinct_id': 'loop'}"));

        await(() -> {
            capture("loop");
            return dropped("listed") > before;
        });
        long listed = dropped("listed");
        capture("somebody else");
        assertThat(dropped("listed")).isEqualTo(listed);

        String one = project + "/event_restrictions/" + made.get("id").asText();
        assertThat(server.call("DELETE", one, "").statusCode()).isEqualTo(204);
        assertThat(server.call("DELETE", one, "").statusCode()).isEqualTo(404);
        assertThat(server.json("GET", project + "/event_restrictions", "").get("results"))
                .isEmpty();
    }

    @Test
    void theSameRestrictionTwiceIsRefused() {
        server.json("POST", project + "/event_restrictions", "{\"distinct_id\": null}");

        var again = server.call("POST", project + "/event_restrictions", "{}");

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(server.tree(again.body()).get("code").asText()).isEqualTo("unique");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'events_per_month': -1}",
                "{'recordings_per_month': 1000000000001}",
                "{'feature_flags_per_month': 'many'}",
                "{'events_per_second': 0}",
                "{'burst': 5}",
                "{'events_per_second': 5, 'burst': -1}"
            })
    void aLimitThatCannotHoldNamesItsField(String wish) {
        var reply = server.call("PUT", project + "/ingestion_limits", json(wish));

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(wish).contains(server.tree(reply.body()).get("attr").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\\u0000", "\\ud800"})
    void anIdThatNobodyCanHaveIsNoRestriction(String id) {
        var reply = server.call("POST", project + "/event_restrictions", "{\"distinct_id\": \"" + id + "\"}");

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(server.tree(reply.body()).get("attr").asText()).isEqualTo("distinct_id");
    }
}
