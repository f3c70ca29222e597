// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.ApiClient;
import io.hoglet.ManagementApi;
import io.hoglet.postgres.RealPostgres;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealPostgres.class)
class FlagTesterIT {
    private static final String FLAGS = "/api/projects/@current/feature_flags";
    private static final String TEST = FLAGS + "/evaluation_reasons";

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

    private String made(String path, String body) {
        var reply = script.post(path, body.replace('\'', '"'));

        assertThat(reply.status()).as(reply.text("/detail")).isEqualTo(201);
        return reply.text("/id");
    }

    private void person(String distinctId, String properties) {
        api.postgres()
                .use(handle -> handle.createUpdate("""
                        WITH made AS (
                            INSERT INTO persons (team_id, uuid, created_at, properties, is_identified, version)
                            VALUES (:team, gen_random_uuid(), now(), :properties::jsonb, true, 0) RETURNING id)
                        INSERT INTO person_distinct_ids (team_id, distinct_id, person_id, version)
                        SELECT :team, :distinct, id, 0 FROM made
                        """)
                        .bind("team", api.made().projectId())
                        .bind("properties", properties.replace('\'', '"'))
                        .bind("distinct", distinctId)
                        .execute());
    }

    @Test
    void saysWhatAStoredPersonGetsAndWhy() {
        person("u1", "{'plan':'pro'}");
        String cohort = made(
                "/api/projects/@current/cohorts",
                "{'name':'Pro','filters':{'properties':{'type':'AND','values':["
                        + "{'key':'plan','type':'person','value':'pro'}]}}}");
        made(
                FLAGS,
                "{'key':'exp','filters':{'groups':[{'properties':[{'key':'plan','value':'free'}]},"
                        + "{'properties':[{'type':'cohort','key':'id','operator':'in','value':" + cohort
                        + "}],'variant':'b'}],'multivariate':{'variants':[{'key':'a','rollout_percentage':50},"
                        + "{'key':'b','rollout_percentage':50}]},'payloads':{'b':'[1]'}}}");
        made(FLAGS, "{'key':'nobody','filters':{'groups':[{'properties':[],'rollout_percentage':0}]}}");
        made(FLAGS, "{'key':'off','active':false}");
        made(FLAGS, "{'key':'all'}");

        var known = script.get(TEST + "?distinct_id=u1").body();
        var stranger = script.get(TEST + "?distinct_id=u2").body();

        assertThat(known.at("/exp/value").textValue()).isEqualTo("b");
        assertThat(known.at("/exp/payload").textValue()).isEqualTo("[1]");
        assertThat(known.at("/exp/evaluation/reason").textValue()).isEqualTo("condition_match");
        assertThat(known.at("/exp/evaluation/condition_index").intValue()).isEqualTo(1);
        assertThat(stranger.at("/exp/value").booleanValue()).isFalse();
        assertThat(stranger.at("/exp/evaluation/reason").textValue()).isEqualTo("no_condition_match");
        assertThat(known.at("/nobody/evaluation/reason").textValue()).isEqualTo("out_of_rollout_bound");
        assertThat(known.at("/off/evaluation/reason").textValue()).isEqualTo("flag_disabled");
        assertThat(known.at("/off/value").booleanValue()).isFalse();
        assertThat(known.at("/all/value").booleanValue()).isTrue();
        assertThat(known.at("/all/payload").isNull()).isTrue();
    }

    @Test
    void needsADistinctIdACallerAndTheirProject() {
        var missing = script.get(TEST);

        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.text("/code")).isEqualTo("missing_distinct_id");
        assertThat(script.get(TEST + "?distinct_id=u1&groups=%7B").status()).isEqualTo(400);
        assertThat(script.get("/api/projects/" + api.projectOfOthers()
                                + "/feature_flags/evaluation_reasons?distinct_id=u1")
                        .status())
                .isEqualTo(404);
        assertThat(api.anonymous().get(TEST + "?distinct_id=u1").status()).isEqualTo(401);
    }
}
