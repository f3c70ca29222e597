// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.ApiClient;
import io.hoglet.ManagementApi;
import io.hoglet.postgres.RealPostgres;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealPostgres.class)
class CohortIT {
    private static final String COHORTS = "/api/projects/@current/cohorts";
    private static final String FILTERS = "{'properties':{'type':'AND','values':["
            + "{'key':'plan','type':'person','operator':'exact','value':'pro'}]}}";

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

    private String made(String name) {
        var reply = script.post(COHORTS, json("{'name':'" + name + "','filters':" + FILTERS + "}"));

        assertThat(reply.status()).as(reply.text("/detail")).isEqualTo(201);
        return COHORTS + "/" + reply.text("/id");
    }

    private void isRefused(ApiClient.Reply reply, String code, String attr) {
        assertThat(reply.status()).as(reply.text("/detail")).isEqualTo(400);
        assertThat(reply.text("/code")).isEqualTo(code);
        assertThat(reply.text("/attr")).isEqualTo(attr);
    }

    @Test
    void aCohortIsMadeShownChangedAndListed() {
        String cohort = made(" Paying ");
        made("Other");

        var changed = script.patch(cohort, json("{'description':'Who pays'}"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("/name")).isEqualTo("Paying");
        assertThat(changed.text("/filters/properties/values/0/key")).isEqualTo("plan");
        assertThat(changed.body().at("/is_static").asBoolean()).isFalse();
        assertThat(changed.text("/created_by/email")).isEqualTo(ManagementApi.EMAIL);
        assertThat(script.get(cohort).body()).isEqualTo(changed.body());
        assertThat(script.get(COHORTS).body().at("/count").asInt()).isEqualTo(2);
        assertThat(script.get(COHORTS + "?search=pay").text("/results/0/name")).isEqualTo("Paying");
        assertThat(script.get(COHORTS + "?search=pay").body().at("/count").asInt())
                .isEqualTo(1);
    }

    @Test
    void whatIsWrongIsRefusedByName() {
        isRefused(script.post(COHORTS, json("{'filters':" + FILTERS + "}")), "required", "name");
        isRefused(script.post(COHORTS, json("{'name':'x'}")), "required", "filters");
        isRefused(
                script.post(COHORTS, json("{'name':'x','is_static':true,'filters':" + FILTERS + "}")),
                "invalid_input",
                "filters");
        isRefused(script.patch(made("Paying"), json("{'is_static':true}")), "invalid_input", "is_static");
        isRefused(
                script.post(
                        COHORTS,
                        json("{'name':'x','filters':{'properties':{'type':'AND','values':["
                                + "{'type':'behavioral','key':'x','value':'performed_event'}]}}}")),
                "invalid_input",
                "filters");
    }

    @Test
    void aCohortThatAFlagUsesStays() {
        String cohort = made("Paying");
        String flags = "/api/projects/@current/feature_flags";
        var flag = script.post(
                flags,
                json("{'key':'beta','filters':{'groups':[{'properties':[{'type':'cohort','key':'id',"
                        + "'operator':'in','value':" + cohort.replaceFirst(".*/", "") + "}]}]}}"));
        assertThat(flag.status()).isEqualTo(201);

        var refused = script.patch(cohort, json("{'deleted':true}"));

        isRefused(refused, "invalid_input", "deleted");
        assertThat(refused.text("/detail")).contains("beta");
        assertThat(script.delete(flags + "/" + flag.text("/id")).status()).isEqualTo(204);
        assertThat(script.delete(cohort).status()).isEqualTo(204);
        assertThat(script.delete(cohort).status()).isEqualTo(404);
        assertThat(script.get(COHORTS).body().at("/count").asInt()).isZero();
    }

    private static String containing(String cohort) {
        return json("{'filters':{'properties':{'type':'OR','values':[{'type':'AND','values':["
                + "{'type':'cohort','key':'id','negation':true,'value':" + cohort.replaceFirst(".*/", "") + "}]}]}}}");
    }

    @Test
    void aCohortMayContainOthersButNotItself() {
        String first = made("First");
        String second = made("Second");
        String third = made("Third");
        assertThat(script.patch(first, containing(second)).status()).isEqualTo(200);
        assertThat(script.patch(second, containing(third)).status()).isEqualTo(200);

        var refused = script.patch(third, containing(first));

        isRefused(refused, "invalid_input", "filters");
        assertThat(refused.text("/detail")).contains("Third → First → Second → Third");
        isRefused(script.patch(third, containing(third)), "invalid_input", "filters");
        isRefused(script.patch(third, containing(COHORTS + "/999")), "invalid_input", "filters");
        assertThat(script.delete(third).text("/detail")).contains("Second");
        assertThat(script.delete(first).status()).isEqualTo(204);
        assertThat(script.delete(second).status()).isEqualTo(204);
        isRefused(script.patch(first, json("{'deleted':false}")), "invalid_input", "filters");
    }

    @Test
    void cohortsStandTenDeepInEachOther() {
        var all = IntStream.rangeClosed(1, 11).mapToObj(n -> made("C" + n)).toList();
        // From the middle on, so that neither end has the whole way below it.
        for (int i = 1; i < 10; i++) {
            assertThat(script.patch(all.get(i), containing(all.get(i + 1))).status())
                    .isEqualTo(200);
        }

        var refused = script.patch(all.getFirst(), containing(all.get(1)));

        isRefused(refused, "invalid_input", "filters");
        assertThat(refused.text("/detail")).contains("10 deep");
    }

    @Test
    void everyChangeRaisesTheProjectsVersion() {
        String cohort = made("Paying");
        long before = flagsVersion();

        script.patch(cohort, json("{'name':'Others'}"));

        assertThat(flagsVersion()).isGreaterThan(before);
    }

    private long flagsVersion() {
        return api.postgres()
                .with(handle -> handle.createQuery("SELECT flags_version FROM projects WHERE id = :id")
                        .bind("id", api.made().projectId())
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void cohortsOfAnotherOrganizationDoNotExist() {
        long others = api.projectOfOthers();
        long hidden = api.postgres()
                .with(handle -> handle.createQuery("""
                        INSERT INTO cohorts (team_id, name, filters, created_at, updated_at)
                        VALUES (:team, 'Hidden', '{"type":"AND","values":[]}', now(), now()) RETURNING id
                        """)
                        .bind("team", others)
                        .mapTo(Long.class)
                        .one());

        var replies = List.of(
                script.get("/api/projects/" + others + "/cohorts"),
                script.get(COHORTS + "/" + hidden),
                script.patch(COHORTS + "/" + hidden, json("{'name':'Mine'}")),
                script.delete(COHORTS + "/" + hidden));

        assertThat(replies).extracting(ApiClient.Reply::status).containsOnly(404);
        assertThat(api.anonymous().get(COHORTS).status()).isEqualTo(401);
    }
}
