// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.ApiClient;
import io.hoglet.ManagementApi;
import io.hoglet.postgres.RealPostgres;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealPostgres.class)
class FeatureFlagIT {
    private static final String FLAGS = "/api/projects/@current/feature_flags";

    private ManagementApi api;
    private ApiClient script;

    @BeforeEach
    void start(RealPostgres.Server server) {
        api = new ManagementApi(server, Map.of());
        script = api.script();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private String made(String body) {
        var reply = script.post(FLAGS, json(body));

        assertThat(reply.status()).as(reply.text("/detail")).isEqualTo(201);
        return FLAGS + "/" + reply.text("/id");
    }

    private static String needing(String flag) {
        return "{'groups':[{'properties':[{'type':'flag','key':'" + flag
                + "','operator':'flag_evaluates_to','value':true}]}]}";
    }

    private void isRefused(ApiClient.Reply reply, String code, String attr) {
        assertThat(reply.status()).as(reply.text("/detail")).isEqualTo(400);
        assertThat(reply.text("/code")).isEqualTo(code);
        assertThat(reply.text("/attr")).isEqualTo(attr);
    }

    private long flagsVersion() {
        return api.postgres()
                .with(handle -> handle.createQuery("SELECT flags_version FROM projects WHERE id = :id")
                        .bind("id", api.made().projectId())
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void whatPersonsAreDecidedByMovesWithTheKey() {
        String flag = made("{'key':'before','ensure_experience_continuity':true}");
        api.postgres().use(handle -> handle.execute("""
                WITH person AS (
                    INSERT INTO persons (team_id, uuid, created_at, properties, is_identified, version)
                    SELECT n, gen_random_uuid(), now(), '{}', true, 0 FROM unnest(ARRAY[1, 99]) n
                    RETURNING id, team_id)
                INSERT INTO feature_flag_hash_key_overrides (team_id, person_id, feature_flag_key, hash_key)
                SELECT team_id, id, key, 'of ' || key FROM person CROSS JOIN unnest(ARRAY['before', 'after']) key
                """));

        assertThat(script.patch(flag, json("{'key':'after'}")).status()).isEqualTo(200);

        List<String> keys = api.postgres()
                .with(handle -> handle.createQuery("""
                        SELECT team_id || ' ' || feature_flag_key || ' ' || hash_key
                        FROM feature_flag_hash_key_overrides ORDER BY 1
                        """).mapTo(String.class).list());
        assertThat(keys).containsExactly("1 after of before", "99 after of after", "99 before of before");
    }

    @Test
    void aFlagHasPostHogsFields() {
        var made = script.post(FLAGS + "/", json("{'key':'beta','name':'New search'}"));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/key")).isEqualTo("beta");
        assertThat(made.text("/name")).isEqualTo("New search");
        assertThat(made.body().at("/active").asBoolean()).isTrue();
        assertThat(made.body().at("/deleted").asBoolean()).isFalse();
        assertThat(made.body().at("/version").asInt()).isEqualTo(1);
        assertThat(made.body().at("/is_simple_flag").asBoolean()).isTrue();
        assertThat(made.body().at("/rollout_percentage").asInt()).isEqualTo(100);
        assertThat(made.body().at("/filters/groups")).hasSize(1);
        assertThat(made.text("/created_by/email")).isEqualTo(ManagementApi.EMAIL);
        assertThat(made.body().has("ensure_experience_continuity")).isTrue();
        assertThat(script.get(FLAGS + "/" + made.text("/id") + "/").body()).isEqualTo(made.body());
    }

    @Test
    void aChangeTouchesOnlyWhatIsNamedAndRaisesTheVersions() {
        String flag = made("{'key':'beta','name':'Search'}");
        long before = flagsVersion();

        var changed = script.patch(flag, json("{'active':false,'ensure_experience_continuity':true}"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("/name")).isEqualTo("Search");
        assertThat(changed.body().at("/active").asBoolean()).isFalse();
        assertThat(changed.body().at("/ensure_experience_continuity").asBoolean())
                .isTrue();
        assertThat(changed.body().at("/version").asInt()).isEqualTo(2);
        assertThat(flagsVersion()).isGreaterThan(before);
    }

    @Test
    void aChangeOfAnOlderVersionIsAConflict() {
        String flag = made("{'key':'beta'}");
        script.patch(flag, json("{'name':'First','version':1}"));

        var late = script.patch(flag, json("{'name':'Second','version':1}"));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("/code")).isEqualTo("conflict");
        assertThat(script.get(flag).text("/name")).isEqualTo("First");
        assertThat(script.patch(flag, json("{'name':'Second','version':2}")).status())
                .isEqualTo(200);
    }

    @Test
    void keysAreUniqueAmongFlagsThatAreNotDeleted() {
        String flag = made("{'key':'beta'}");
        isRefused(script.post(FLAGS, json("{'key':'beta'}")), "unique", "key");
        String other = made("{'key':'other'}");
        isRefused(script.patch(other, json("{'key':'beta'}")), "unique", "key");

        assertThat(script.patch(flag, json("{'deleted':true}")).status()).isEqualTo(200);
        made("{'key':'beta'}");

        isRefused(script.patch(flag, json("{'deleted':false}")), "unique", "key");
    }

    @Test
    void whatIsWrongIsRefusedByNameAndChangesNothing() {
        isRefused(script.post(FLAGS, "{}"), "required", "key");
        isRefused(script.post(FLAGS, json("{'key':'a b'}")), "invalid_input", "key");
        isRefused(script.post(FLAGS, json("{'key':''}")), "invalid_input", "key");
        isRefused(script.post(FLAGS, json("{'key':'a','active':'yes'}")), "invalid_input", "active");
        isRefused(script.post(FLAGS, json("{'key':'a','filters':[]}")), "invalid_input", "filters");
        isRefused(
                script.post(FLAGS, json("{'key':'a','filters':{'groups':[],'payloads':{'true':'{'}}}")),
                "invalid_input",
                "filters");
        isRefused(
                script.post(
                        FLAGS,
                        json("{'key':'a','filters':{'groups':[{'properties':[{'type':'cohort','key':'id',"
                                + "'operator':'in','value':99}]}]}}")),
                "invalid_input",
                "filters");
        assertThat(script.get(FLAGS).body().at("/count").asInt()).isZero();
        assertThat(flagsVersion()).isZero();
    }

    @Test
    void theListIsSearchedFilteredAndPaged() {
        made("{'key':'alpha','name':'The red one'}");
        made("{'key':'beta','active':false}");
        made("{'key':'gamma','filters':{'groups':[],'multivariate':{'variants':["
                + "{'key':'a','rollout_percentage':50},{'key':'b','rollout_percentage':50}]}}}");

        assertThat(script.get(FLAGS).body().at("/count").asInt()).isEqualTo(3);
        assertThat(script.get(FLAGS + "?search=red").text("/results/0/key")).isEqualTo("alpha");
        assertThat(script.get(FLAGS + "?active=false").body().findValuesAsText("key"))
                .contains("beta");
        assertThat(script.get(FLAGS + "?active=false").body().at("/count").asInt())
                .isEqualTo(1);
        assertThat(script.get(FLAGS + "?type=multivariant").text("/results/0/key"))
                .isEqualTo("gamma");
        assertThat(script.get(FLAGS + "?type=boolean").body().at("/count").asInt())
                .isEqualTo(2);
        var page = script.get(FLAGS + "?limit=1");
        assertThat(page.text("/results/0/key")).isEqualTo("gamma");
        assertThat(page.text("/next")).contains("limit=1&offset=1");
        isRefused(script.get(FLAGS + "?active=maybe"), "invalid_input", "active");
        isRefused(script.get(FLAGS + "?type=odd"), "invalid_input", "type");
    }

    @Test
    void deletedFlagsLeaveTheListAndComeBack() {
        String flag = made("{'key':'beta'}");

        assertThat(script.delete(flag).status()).isEqualTo(204);
        assertThat(script.delete(flag).status()).isEqualTo(404);
        assertThat(script.get(FLAGS).body().at("/count").asInt()).isZero();
        assertThat(script.get(flag).body().at("/deleted").asBoolean()).isTrue();
        isRefused(script.patch(flag, json("{'name':'x'}")), "invalid_input", "deleted");

        assertThat(script.patch(flag, json("{'deleted':false}")).status()).isEqualTo(200);
        assertThat(script.get(FLAGS).body().at("/count").asInt()).isEqualTo(1);
    }

    @Test
    void dependenciesExistAndLeadNowhereBack() {
        String first = made("{'key':'first'}");
        String second = made("{'key':'second','filters':" + needing("first") + "}");
        String third = made("{'key':'third','filters':" + needing(second.replaceFirst(".*/", "")) + "}");

        assertThat(script.get(second).text("/filters/groups/0/properties/0/key"))
                .isEqualTo(first.replaceFirst(".*/", ""));
        isRefused(script.post(FLAGS, json("{'key':'x','filters':" + needing("x") + "}")), "invalid_input", "filters");
        isRefused(script.patch(first, json("{'filters':" + needing("first") + "}")), "invalid_input", "filters");
        isRefused(script.patch(first, json("{'filters':" + needing("third") + "}")), "invalid_input", "filters");
        var refused = script.delete(second);
        isRefused(refused, "invalid_input", "deleted");
        assertThat(refused.text("/detail")).contains("third");
        assertThat(script.delete(third).status()).isEqualTo(204);
        assertThat(script.delete(second).status()).isEqualTo(204);
    }

    @Test
    void activitySaysWhoChangedWhat() {
        String flag = made("{'key':'beta'}");
        script.patch(flag, json("{'name':'Search'}"));
        script.patch(flag, json("{'name':'Search'}"));
        script.delete(flag);

        var activity = script.get(flag + "/activity").body().at("/results");

        assertThat(activity.findValuesAsText("activity")).containsExactly("deleted", "updated", "created");
        assertThat(activity.at("/1/detail/changes/0/field").asText()).isEqualTo("name");
        assertThat(activity.at("/1/detail/changes/0/before").asText()).isEmpty();
        assertThat(activity.at("/1/detail/changes/0/after").asText()).isEqualTo("Search");
        assertThat(activity.at("/1/detail/changes")).hasSize(1);
        assertThat(activity.at("/1/user/email").asText()).isEqualTo(ManagementApi.EMAIL);
        assertThat(activity.at("/0/version").asInt()).isEqualTo(3);
    }

    @Test
    void aServerFetchesAPayloadByTheKey() {
        String flag = made("{'key':'limits','filters':{'groups':[],'payloads':{'true':'[1,2]'}}}");
        made("{'key':'bare'}");

        var config =
                script.get(FLAGS + "/limits/remote_config?token=" + api.made().projectApiKey());

        assertThat(config.status()).isEqualTo(200);
        assertThat(config.body().textValue()).isEqualTo("[1,2]");
        assertThat(script.get(FLAGS + "/bare/remote_config").status()).isEqualTo(404);
        assertThat(script.get(FLAGS + "/nothing/remote_config").status()).isEqualTo(404);
        script.patch(flag, json("{'active':false}"));
        assertThat(script.get(FLAGS + "/limits/remote_config").status()).isEqualTo(404);
    }

    @Test
    void aRemoteConfigFlagOnlyDeliversAPayload() {
        String all = "'groups':[{'properties':[],'rollout_percentage':100}]";
        String flag = made(
                "{'key':'limits','is_remote_configuration':true,'filters':{" + all + ",'payloads':{'true':'[1,2]'}}}");

        assertThat(script.get(flag).body().at("/is_remote_configuration").asBoolean())
                .isTrue();
        assertThat(script.get(FLAGS + "/limits/remote_config").body().textValue())
                .isEqualTo("[1,2]");
        isRefused(script.patch(flag, json("{'filters':{" + all + "}}")), "invalid_input", "filters");
        for (String other : List.of(
                "'groups':[{'rollout_percentage':50}],'payloads':{'true':'1'}",
                "'groups':[{'properties':[{'key':'a','value':'b'}]}],'payloads':{'true':'1'}",
                all + ",'multivariate':{'variants':[{'key':'a','rollout_percentage':100}]},'payloads':{'a':'1'}")) {
            isRefused(
                    script.post(FLAGS, json("{'key':'x','is_remote_configuration':true,'filters':{" + other + "}}")),
                    "invalid_input",
                    "is_remote_configuration");
        }
        var plain = script.patch(flag, json("{'is_remote_configuration':false,'filters':{" + all + "}}"));
        assertThat(plain.body().at("/is_remote_configuration").asBoolean(true)).isFalse();
        assertThat(script.get(flag + "/activity")
                        .body()
                        .at("/results/0/detail/changes")
                        .findValuesAsText("field"))
                .containsExactlyInAnyOrder("filters", "is_remote_configuration");
    }

    @Test
    void flagsOfAnotherOrganizationDoNotExist() {
        String flag = made("{'key':'mine'}");
        long others = api.projectOfOthers();
        String theirs = "/api/projects/" + others + "/feature_flags";
        long hidden = api.postgres()
                .with(handle -> handle.createQuery("""
                        INSERT INTO feature_flags (team_id, key, filters, created_at, updated_at)
                        VALUES (:team, 'hidden', '{"groups":[],"payloads":{"true":"1"}}', now(), now()) RETURNING id
                        """)
                        .bind("team", others)
                        .mapTo(Long.class)
                        .one());

        var replies = List.of(
                script.get(theirs),
                script.post(theirs, json("{'key':'x'}")),
                script.get(FLAGS + "/" + hidden),
                script.patch(FLAGS + "/" + hidden, json("{'active':false}")),
                script.delete(FLAGS + "/" + hidden),
                script.get(FLAGS + "/" + hidden + "/activity"),
                script.get(FLAGS + "/hidden/remote_config"),
                script.get(FLAGS + "/x"));

        assertThat(replies).extracting(ApiClient.Reply::status).containsOnly(404);
        isRefused(
                script.patch(flag, json("{'filters':" + needing(String.valueOf(hidden)) + "}")),
                "invalid_input",
                "filters");
        assertThat(api.anonymous().get(FLAGS).status()).isEqualTo(401);
        assertThat(api.anonymous().patch(flag, "{}").status()).isEqualTo(401);
    }
}
