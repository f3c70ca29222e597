// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.ApiClient;
import io.hoglet.ManagementApi;
import io.hoglet.http.Wire;
import io.hoglet.postgres.RealPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions for SDKs that evaluate flags themselves, and the small public lists (wire protocol 2.3, 2.4). */
@Timeout(120)
@ExtendWith(RealPostgres.class)
class LocalEvaluationIT {
    private static ManagementApi api;
    private static String token;
    private static long simple;
    private static long fixed;

    @BeforeAll
    static void start(RealPostgres.Server server) {
        api = new ManagementApi(server, Map.of());
        token = api.made().projectApiKey();
        var rows = new FlagRows(api.postgres(), 1);
        simple = rows.cohort(
                "{'type': 'OR', 'values': [{'type': 'AND', 'values':"
                        + "[{'key': 'plan', 'type': 'person', 'value': 'paid'}]}]}",
                false);
        fixed = rows.cohort("{}", true);
        rows.flag("all", "{'groups': [{}]}");
        rows.flag("half", "{'groups': [{'rollout_percentage': 50}]}");
        rows.flag("cohort", "{'groups': [{'properties': [{'key': 'id', 'type': 'cohort', 'value': " + simple + "}]}]}");
        rows.flag("static", "{'groups': [{'properties': [{'key': 'id', 'type': 'cohort', 'value': " + fixed + "}]}]}");
        rows.flag(
                "asks",
                "{'groups': [{'properties': [{'key': '1', 'type': 'flag', 'value': true,"
                        + "'operator': 'flag_evaluates_to'}]}]}");
        rows.flag("off", "{'groups': [{}], 'bucketing_identifier': 'device_id'}", false, true);
        rows.flag("gone", "{}");
        rows.delete("gone");
        api.projectOfOthers();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static JsonNode flag(ApiClient.Reply reply, String key) {
        return reply.body()
                .path("flags")
                .valueStream()
                .filter(flag -> flag.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/flags/definitions", "/api/feature_flag/local_evaluation", "/api/feature_flag/local_evaluation/"
            })
    void definitionsHoldAllThatDecides(String path) {
        var reply = api.script().get(path + "?token=" + token + "&send_cohorts");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("flags")).hasSize(6);
        assertThat(flag(reply, "all").path("active").asBoolean()).isTrue();
        assertThat(flag(reply, "all").path("team_id").asLong()).isEqualTo(1);
        assertThat(flag(reply, "all").path("version").asInt()).isEqualTo(1);
        assertThat(flag(reply, "off").path("active").asBoolean(true)).isFalse();
        assertThat(flag(reply, "off").path("ensure_experience_continuity").asBoolean())
                .isTrue();
        assertThat(flag(reply, "off").path("bucketing_identifier").asText()).isEqualTo("device_id");
        assertThat(flag(reply, "asks").at("/filters/groups/0/properties/0/key").asText())
                .isEqualTo("all");
        assertThat(flag(reply, "asks")
                        .at("/filters/groups/0/properties/0/dependency_chain/0")
                        .asText())
                .isEqualTo("all");
        assertThat(reply.body().path("group_type_mapping").isObject()).isTrue();
        assertThat(reply.body().path("cohorts").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(String.valueOf(simple));
        assertThat(flag(reply, "cohort")
                        .at("/filters/groups/0/properties/0/type")
                        .asText())
                .isEqualTo("cohort");
    }

    @Test
    void whoAsksTooOftenIsToldWhenToAskAgain(RealPostgres.Server server) {
        try (var limited = new ManagementApi(server, Map.of("FLAG_DEFINITIONS_RATE", "3"))) {
            var script = limited.script();
            var known = script.with(
                    "If-None-Match", script.get("/flags/definitions").header("ETag"));
            assertThat(known.get("/flags/definitions").status()).isEqualTo(304);
            assertThat(script.get("/api/feature_flag").status()).isEqualTo(200);

            var refused = known.get("/flags/definitions");

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.text("/type")).isEqualTo("throttled_error");
            assertThat(refused.header("Retry-After")).isEqualTo("20");
            assertThat(limited.anonymous().get("/flags/definitions").status()).isEqualTo(401);
            String other = script.post("/api/projects", "{\"name\":\"other\"}").text("/api_token");
            assertThat(script.get("/flags/definitions?token=" + other).status()).isEqualTo(200);
            limited.clock().advance(Duration.ofSeconds(20));
            assertThat(known.get("/flags/definitions").status()).isEqualTo(304);
        }
    }

    @Test
    void anSdkThatKnowsNoCohortsGetsTheirProperties() {
        var reply = api.script().get("/flags/definitions?token=" + token);

        assertThat(reply.body().path("cohorts")).isEmpty();
        assertThat(flag(reply, "cohort")
                        .at("/filters/groups/0/properties/0/key")
                        .asText())
                .isEqualTo("plan");
        assertThat(flag(reply, "static")
                        .at("/filters/groups/0/properties/0/type")
                        .asText())
                .isEqualTo("cohort");
    }

    @Test
    void whoHasThemAlreadyGetsNothing() {
        String path = "/flags/definitions?send_cohorts=true&token=" + token;
        var first = api.script().get(path);

        var again = api.script().with("If-None-Match", first.header("ETag")).get(path);
        var weak =
                api.script().with("If-None-Match", "W/" + first.header("ETag")).get(path);
        var other = api.script().with("If-None-Match", "\"other\"").get(path);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body().isMissingNode()).isTrue();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(weak.status()).isEqualTo(304);
        assertThat(other.status()).isEqualTo(200);
        assertThat(api.script().get("/flags/definitions?token=" + token).header("ETag"))
                .isNotEqualTo(first.header("ETag"));
        assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/flags/definitions", "/api/feature_flag/local_evaluation", "/api/feature_flag"})
    void onlyThoseWhoMayReadThem(String path) {
        String theirs = path + "?token=phc_of_others";

        assertThat(api.anonymous().get(path + "?token=" + token).status()).isEqualTo(401);
        assertThat(api.anonymous()
                        .withKey("phx_nobodys")
                        .get(path + "?token=" + token)
                        .status())
                .isEqualTo(401);
        assertThat(api.anonymous().withKey(token).get(path + "?token=" + token).status())
                .isEqualTo(401);
        assertThat(api.script().get(path + "?token=phc_nobodys").status()).isEqualTo(401);
        assertThat(api.script().get(theirs).status()).isEqualTo(403);
        assertThat(api.script().get(path).status()).isEqualTo(200);
    }

    @Test
    void theOldestSdksGetAListInWhichOnlyFlagsForAllAreSimple() {
        var list = api.script().get("/api/feature_flag/?token=" + token).body();

        assertThat(list.path("results")).hasSize(5);
        assertThat(list.at("/results/0/key").asText()).isEqualTo("all");
        assertThat(list.at("/results/0/is_simple_flag").asBoolean()).isTrue();
        assertThat(list.at("/results/0/rollout_percentage").asInt()).isEqualTo(100);
        assertThat(list.path("results")
                        .valueStream()
                        .filter(flag -> flag.path("is_simple_flag").asBoolean()))
                .hasSize(1);
    }

    @Test
    void aBodyThatNodesFirstSdkSendsWithItsGetHarmsNothing() throws IOException {
        String head = "GET /api/feature_flag/?token=" + token + " HTTP/1.1\nHost: h\nAuthorization: Bearer "
                + api.made().personalApiKey() + "\nContent-Type: application/json\nContent-Length: 2\n\n{}";
        try (var wire = Wire.open(api.anonymous().base().getPort())) {
            assertThat(wire.send(head).reply().status()).isEqualTo(200);
            assertThat(wire.send(head).reply().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/surveys", "/api/web_experiments"})
    void listsOfWhatThereIsNotAreEmptyAndNeedAKey(String path) {
        var page = api.anonymous().with("Origin", "https://shop.example");

        var reply = page.get(path + "/?token=" + token);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()
                        .path(path.endsWith("surveys") ? "surveys" : "experiments")
                        .isArray())
                .isTrue();
        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
        assertThat(page.get(path).text("/code")).isEqualTo("missing_api_key");
        assertThat(page.get(path + "?token=phc_nobodys").text("/code")).isEqualTo("invalid_api_key");
        assertThat(page.get(path).status()).isEqualTo(401);
    }
}
