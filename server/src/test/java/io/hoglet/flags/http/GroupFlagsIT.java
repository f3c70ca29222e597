// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.ApiClient;
import io.hoglet.ManagementApi;
import io.hoglet.postgres.RealPostgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Flags that count groups, with types and groups in PostgreSQL (wire protocol 3.2 to 3.4). */
@Timeout(120)
@ExtendWith(RealPostgres.class)
class GroupFlagsIT {
    private static final String FLAGS = "/api/projects/@current/feature_flags";
    private static ManagementApi api;
    private static FlagRows rows;
    private static String token;

    @BeforeAll
    static void start(RealPostgres.Server server) {
        api = new ManagementApi(server, Map.of());
        token = api.made().projectApiKey();
        rows = new FlagRows(api.postgres(), 1);
        rows.groupType(0, "company");
        rows.groupType(1, "shop");
        rows.group(0, "acme", "{'size': 12}");
        rows.group(0, "7", "{'size': 700}");
        rows.group(1, "acme", "{'size': 1}");
        rows.flag("large", """
                {'aggregation_group_type_index': 0, 'groups': [{'properties': [
                    {'key': 'size', 'type': 'group', 'group_type_index': 0, 'operator': 'gt', 'value': 9}]}]}
                """);
        rows.flag("mixed", """
                {'groups': [{'aggregation_group_type_index': 1}, {'properties': [{'key': 'plan', 'value': 'paid'}]}]}
                """);
        rows.flag("half", "{'aggregation_group_type_index': 0, 'groups': [{'rollout_percentage': 50}]}");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static JsonNode ask(String fields) {
        var reply = api.anonymous()
                .post("/flags/?v=2", FlagRows.json("{'token': '" + token + "', 'distinct_id': 'u'" + fields + "}"));
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(reply.body().path("errorsWhileComputingFlags").asBoolean(true))
                .isFalse();
        return reply.body().path("flags");
    }

    private static boolean isLarge(String fields) {
        return ask(fields).at("/large/enabled").asBoolean();
    }

    private static String why(JsonNode flags, String key) {
        return flags.at("/" + key + "/reason/code").asText();
    }

    @Test
    void whatIsStoredOfTheGroupDecides() {
        assertThat(isLarge(", 'groups': {'company': 'acme'}")).isTrue();
        assertThat(isLarge(", '$groups': {'company': 7}")).isTrue();
        assertThat(isLarge(", 'groups': {'company': 'nobody'}")).isFalse();
    }

    @Test
    void theRequestsPropertiesLieOverTheStoredOnes() {
        assertThat(isLarge(", 'groups': {'company': 'acme'}, 'group_properties': {'company': {'size': 2}}"))
                .isFalse();
        assertThat(isLarge(", 'groups': {'company': 'nobody'}, 'group_properties': {'company': {'size': 20}}"))
                .isTrue();
        assertThat(isLarge(", 'groups': {'company': 'acme'}, 'group_properties': {'shop': {'size': 2}}"))
                .isTrue();
    }

    @Test
    void withoutItsGroupAConditionIsNoGroupType() {
        for (String fields :
                new String[] {"", ", 'groups': {'shop': 'acme'}", ", 'groups': {'company': ''}", ", 'groups': 'x'"}) {
            var flags = ask(fields);

            assertThat(why(flags, "large")).as(fields).isEqualTo("no_group_type");
            assertThat(flags.at("/half/enabled").asBoolean(true)).as(fields).isFalse();
        }
    }

    @Test
    void aConditionMayCountGroupsInAFlagForPersons() {
        assertThat(ask(", 'groups': {'shop': 'x'}")
                        .at("/mixed/reason/condition_index")
                        .asInt(-1))
                .isZero();
        assertThat(ask(", 'person_properties': {'plan': 'paid'}")
                        .at("/mixed/reason/condition_index")
                        .asInt(-1))
                .isOne();
    }

    /** Found by the formula of wire protocol 3.1, outside this program. */
    @Test
    void theGroupsKeyIsHashed() {
        assertThat(ask(", 'groups': {'company': 'globex'}").at("/half/enabled").asBoolean())
                .isTrue();
        assertThat(ask(", 'groups': {'company': 'acme'}").at("/half/enabled").asBoolean(true))
                .isFalse();
    }

    @Test
    void aNewTypeIsFeltWithinASecond() {
        rows.flag("late", "{'groups': [{'aggregation_group_type_index': 3}]}");
        String fields = ", 'groups': {'team': 'red'}";
        assertThat(ask(fields).at("/late/enabled").asBoolean()).isFalse();

        rows.groupType(3, "team");

        long deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (!ask(fields).at("/late/enabled").asBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void definitionsNameTheTypes() {
        var reply = api.script().get("/flags/definitions?token=" + token);

        assertThat(reply.text("/group_type_mapping/0")).isEqualTo("company");
        assertThat(reply.text("/group_type_mapping/1")).isEqualTo("shop");
    }

    @Test
    void theTesterTakesGroups() {
        String test = FLAGS + "/evaluation_reasons?distinct_id=u";
        String groups = URLEncoder.encode("{\"company\":7}", StandardCharsets.UTF_8);

        assertThat(api.script().get(test + "&groups=" + groups).text("/large/evaluation/reason"))
                .isEqualTo("condition_match");
        assertThat(api.script().get(test).text("/large/evaluation/reason")).isEqualTo("no_group_type");
    }

    @Test
    void aFlagForATypeThatIsNotThereIsRefused() {
        for (String filters : new String[] {
            "{'aggregation_group_type_index': 4, 'groups': [{}]}",
            "{'groups': [{'aggregation_group_type_index': 4}]}",
            "{'groups': [{'properties': [{'key': 'a', 'type': 'group', 'group_type_index': 4, 'value': 1}]}]}"
        }) {
            var reply = made("refused", filters);

            assertThat(reply.status()).as(filters).isEqualTo(400);
            assertThat(reply.text("/attr")).isEqualTo("filters");
            assertThat(reply.text("/detail")).contains("groups_types");
        }
        assertThat(made("known", "{'aggregation_group_type_index': 1, 'groups': [{}]}")
                        .status())
                .isEqualTo(201);
    }

    private static ApiClient.Reply made(String key, String filters) {
        return api.script().post(FLAGS, FlagRows.json("{'key': '" + key + "', 'filters': " + filters + "}"));
    }
}
