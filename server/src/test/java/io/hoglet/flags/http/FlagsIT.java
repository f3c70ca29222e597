// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hoglet.ApiClient;
import io.hoglet.ManagementApi;
import io.hoglet.flags.FlagHash;
import io.hoglet.postgres.RealPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody gets over HTTP, with flags and persons in PostgreSQL (wire protocol 2.1). */
@Timeout(120)
@ExtendWith(RealPostgres.class)
class FlagsIT {
    private static final String PAID = "{'groups': [{'properties': [{'key': 'plan', 'value': 'paid'}]}]}";
    private static final String SOME =
            "'distinct_id': 'rich', 'flag_keys': ['all', 'none', 'exp', 'off', 'gone', 'paid']";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static ManagementApi api;
    private static FlagRows rows;
    private static String token;

    @BeforeAll
    static void start(RealPostgres.Server server) {
        api = new ManagementApi(server, Map.of());
        token = api.made().projectApiKey();
        rows = new FlagRows(api.postgres(), 1);
        rows.flag("all", "{'groups': [{}], 'payloads': {'true': '[1]'}}");
        rows.flag("none", "{'groups': [{'rollout_percentage': 0}]}");
        rows.flag("exp", """
                {'groups': [{}], 'payloads': {'test': '2'},
                 'multivariate': {'variants': [{'key': 'test', 'rollout_percentage': 100}]}}
                """);
        rows.flag("off", "{'groups': [{}]}", false, false);
        rows.flag("gone", "{'groups': [{}]}");
        rows.delete("gone");
        rows.flag("paid", PAID);
        rows.flag("kept", "{'groups': [{'rollout_percentage': 50}]}", true, true);
        rows.flag("british", "{'groups': [{'properties': [{'key': '$geoip_country_code', 'value': 'GB'}]}]}");
        rows.person("rich", "{'plan': 'paid'}");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static JsonNode ask(String path, String fields) {
        var reply = api.anonymous().post(path, FlagRows.json("{'token': '" + token + "'," + fields + "}"));
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        return reply.body();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(FlagRows.json(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void detailsSayWhy() {
        var reply = ask("/flags/?v=2", SOME);

        assertThat(reply.at("/flags/all")).isEqualTo(json("""
                {'key': 'all', 'enabled': true, 'variant': null,
                 'reason': {'code': 'condition_match', 'condition_index': 0, 'description': 'Matched condition set 1'},
                 'metadata': {'id': 1, 'version': 1, 'description': null, 'payload': '[1]', 'has_experiment': false}}
                """));
        assertThat(reply.at("/flags/none/enabled").asBoolean(true)).isFalse();
        assertThat(reply.at("/flags/none/reason/code").asText()).isEqualTo("out_of_rollout_bound");
        assertThat(reply.at("/flags/exp/variant").asText()).isEqualTo("test");
        assertThat(reply.at("/flags/exp/metadata/payload").asText()).isEqualTo("2");
        assertThat(reply.at("/flags/paid/enabled").asBoolean()).isTrue();
        assertThat(reply.at("/flags").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("all", "none", "exp", "paid");
        assertThat(reply.path("errorsWhileComputingFlags").asBoolean(true)).isFalse();
        assertThat(UUID.fromString(reply.path("requestId").asText())).isNotNull();
        assertThat(reply.path("evaluatedAt").asLong()).isEqualTo(api.clock().millis());
        assertThat(reply.has("featureFlags")).isFalse();
        assertThat(reply.toString()).doesNotContain("secret plan");
    }

    /** Over what is stored of the person, and under what the request says itself (wire protocol 3.4). */
    @Test
    void whereTheCallerIsCounts() {
        rows.person("traveller", "{'$geoip_country_code': 'SE'}");
        var british = api.anonymous().with("X-Forwarded-For", ManagementApi.BRITISH_ADDRESS);
        String asked = "'flag_keys': ['british'], 'distinct_id': 'traveller'";

        assertThat(isBritish(british, asked)).isTrue();
        assertThat(isBritish(api.anonymous(), asked)).isFalse();
        assertThat(isBritish(british, asked + ", 'geoip_disable': true")).isFalse();
        assertThat(isBritish(british, asked + ", 'person_properties': {'$geoip_country_code': 'FR'}"))
                .isFalse();
    }

    private static boolean isBritish(ApiClient client, String fields) {
        var reply = client.post("/flags/?v=2", FlagRows.json("{'token': '" + token + "'," + fields + "}"));
        assertThat(reply.body().at("/flags/british").isObject()).isTrue();
        return reply.body().at("/flags/british/enabled").asBoolean();
    }

    @Test
    void eachVersionHasItsShape() {
        var all = json("{'all': true, 'none': false, 'exp': 'test', 'paid': true}");
        var active = json("{'all': true, 'exp': 'test', 'paid': true}");
        var payloads = json("{'all': '[1]', 'exp': '2'}");

        assertThat(ask("/decide", SOME).path("featureFlags"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("all", "exp", "paid");
        assertThat(ask("/decide/?v=1", SOME).path("featureFlags").isArray()).isTrue();
        assertThat(ask("/decide/?v=2", SOME).path("featureFlags")).isEqualTo(active);
        assertThat(ask("/decide/?v=odd", SOME).path("featureFlags")).isEqualTo(active);
        assertThat(ask("/decide/?v=3", SOME).path("featureFlags")).isEqualTo(all);
        assertThat(ask("/decide/?v=3", SOME).path("featureFlagPayloads")).isEqualTo(payloads);
        assertThat(ask("/decide/?v=3", SOME).path("errorsWhileComputingFlags").asBoolean(true))
                .isFalse();
        var four = ask("/decide/?v=4", SOME);
        assertThat(four.at("/flags/exp/variant").asText()).isEqualTo("test");
        assertThat(four.has("requestId")).isTrue();
        assertThat(four.at("/config/enable_collect_everything").asBoolean()).isTrue();
        var first = ask("/flags", SOME);
        assertThat(first.path("featureFlags")).isEqualTo(all);
        assertThat(first.path("featureFlagPayloads")).isEqualTo(payloads);
        assertThat(first.has("requestId")).isTrue();
        assertThat(first.has("config")).isFalse();
        assertThat(ask("/flags/?v=4", SOME).path("flags").size()).isEqualTo(4);
    }

    @Test
    void theRequestsPropertiesWinOverStoredOnes() {
        String paid = "'flag_keys_to_evaluate': ['paid'], ";

        assertThat(isOn(paid + "'distinct_id': 'rich'", "paid")).isTrue();
        assertThat(isOn(paid + "'distinct_id': 'rich', 'person_properties': {'plan': 'free'}", "paid"))
                .isFalse();
        assertThat(isOn(paid + "'distinct_id': 'new'", "paid")).isFalse();
        assertThat(isOn(paid + "'distinct_id': 7, '$properties': {'plan': 'Paid'}", "paid"))
                .isTrue();
    }

    private static boolean isOn(String fields, String key) {
        return ask("/flags/?v=2", fields).at("/flags/" + key + "/enabled").asBoolean();
    }

    @Test
    void noFlagsWhenNoneAreWanted() {
        assertThat(ask("/flags/?v=2", "'disable_flags': true").path("flags").isEmpty())
                .isTrue();
        assertThat(ask("/flags/?v=2&only_evaluate_survey_feature_flags=true", "'distinct_id': 'u'")
                        .path("flags")
                        .isEmpty())
                .isTrue();
        assertThat(api.anonymous()
                        .get("/flags?v=2&token=" + token)
                        .body()
                        .path("flags")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void theConfigurationSaysThatThereAreFlags() {
        assertThat(ask("/flags/?v=2&config=true", "'distinct_id': 'u'")
                        .path("hasFeatureFlags")
                        .asBoolean())
                .isTrue();
        assertThat(api.anonymous()
                        .get("/array/" + token + "/config")
                        .body()
                        .path("hasFeatureFlags")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void anIdFromBeforeDecidesForEver() {
        // Found by trying: the one stands above the half of this flag, the other below.
        String above = idStanding(false);
        String below = idStanding(true);
        long person = rows.person(above, "{}");

        assertThat(isOn("'distinct_id': '" + above + "'", "kept")).isFalse();
        assertThat(isOn("'distinct_id': '" + above + "', '$anon_distinct_id': '" + below + "'", "kept"))
                .isTrue();
        assertThat(isOn("'distinct_id': '" + above + "', '$anon_distinct_id': '" + above + "'", "kept"))
                .isTrue();
        assertThat(isOn("'distinct_id': '" + above + "'", "kept")).isTrue();
        assertThat(rows.hashKey(person)).isEqualTo(below);
    }

    private static String idStanding(boolean below) {
        for (int i = 0; ; i++) {
            if (FlagHash.of("kept", "id" + i, "") <= 0.5 == below) {
                return "id" + i;
            }
        }
    }

    @Test
    void aChangeIsFeltWithinASecond() {
        ask("/flags/?v=2", "'distinct_id': 'u'");

        rows.flag("fresh", "{'groups': [{}]}");
        await(reply -> reply.at("/flags/fresh/enabled").asBoolean());
        rows.flag("fresh", "{'groups': [{'rollout_percentage': 0}]}");
        await(reply -> !reply.at("/flags/fresh/enabled").asBoolean(true));
        rows.delete("fresh");
        await(reply -> !reply.at("/flags").has("fresh"));
    }

    private static void await(Predicate<JsonNode> seen) {
        long deadline = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        while (!seen.test(ask("/flags/?v=2", "'distinct_id': 'u'"))) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
