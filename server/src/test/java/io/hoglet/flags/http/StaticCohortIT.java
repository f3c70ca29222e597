// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.ApiClient;
import io.hoglet.ManagementApi;
import io.hoglet.postgres.RealPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lists of persons, and the flags that ask for them (wire protocol 2.3, 3.5). */
@Timeout(120)
@ExtendWith(RealPostgres.class)
class StaticCohortIT {
    private static final String COHORTS = "/api/projects/@current/cohorts";

    private ManagementApi api;
    private ApiClient script;
    private FlagRows rows;

    @BeforeEach
    void start(RealPostgres.Server server) {
        api = new ManagementApi(server, Map.of());
        script = api.script();
        rows = new FlagRows(api.postgres(), api.made().projectId());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static String json(String text) {
        return FlagRows.json(text);
    }

    private String made() {
        var reply = script.post(COHORTS, json("{'name':'Testers','is_static':true}"));
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
        assertThat(reply.body().at("/is_static").asBoolean()).isTrue();
        assertThat(reply.body().at("/count").asInt(-1)).isZero();
        return COHORTS + "/" + reply.text("/id");
    }

    private static String id(String cohort) {
        return cohort.replaceFirst(".*/", "");
    }

    private void isAnswered(ApiClient.Reply reply, String expected) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(reply.body().toString()).isEqualTo(json(expected));
    }

    @Test
    void personsAreListedByDistinctIdsAsJsonAndCsv() {
        String cohort = made();
        rows.person("a", "{}");
        rows.person("b", "{}");

        isAnswered(
                script.post(cohort + "/persons", json("{'distinct_ids':['a','nobody','a']}")),
                "{'added':1,'already':0,'unknown':1,'count':1}");
        isAnswered(
                script.with("Content-Type", "text/csv").post(cohort + "/persons", "name,distinct_id\nAnn,a\nBob,b\n"),
                "{'added':1,'already':1,'unknown':0,'count':2}");
        assertThat(script.get(COHORTS).body().at("/results/0/count").asInt()).isEqualTo(2);
    }

    @Test
    void aLongListIsStoredInPieces() {
        String cohort = made();
        rows.person("last", "{}");
        String ids = IntStream.range(0, 2_500).mapToObj(n -> "x" + n).collect(Collectors.joining("\n"));

        isAnswered(
                script.with("Content-Type", "text/csv").post(cohort + "/persons", ids + "\nlast"),
                "{'added':1,'already':0,'unknown':2500,'count':1}");

        String tooMany = "a\n".repeat(50_001);
        assertThat(script.with("Content-Type", "text/csv")
                        .post(cohort + "/persons", tooMany)
                        .text("/detail"))
                .contains("at most 50000");
    }

    @Test
    void personsAreAddedAndRemovedByTheirIds() {
        String cohort = made();
        rows.person("a", "{}");
        String person = uuid("a");
        String stranger = UUID.randomUUID().toString();

        isAnswered(
                script.patch(
                        cohort + "/add_persons_to_static_cohort",
                        json("{'person_ids':['" + person + "','" + stranger + "']}")),
                "{'added':1,'already':0,'unknown':1,'count':1}");
        String remove = cohort + "/remove_person_from_static_cohort";
        assertThat(script.patch(remove, json("{'person_id':'" + person + "'}")).status())
                .isEqualTo(204);
        assertThat(script.patch(remove, json("{'person_id':'" + person + "'}")).status())
                .isEqualTo(404);
        assertThat(script.patch(remove, "{}").text("/attr")).isEqualTo("person_id");
    }

    private String uuid(String distinctId) {
        return api.postgres()
                .with(handle -> handle.createQuery("""
                        SELECT p.uuid FROM persons p JOIN person_distinct_ids d ON d.person_id = p.id
                        WHERE d.distinct_id = :id
                        """)
                        .bind("id", distinctId)
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void onlyStaticCohortsOfTheCallerListPersons() {
        String dynamic = COHORTS + "/"
                + script.post(
                                COHORTS,
                                json("{'name':'x','filters':{'type':'AND','values':["
                                        + "{'type':'person','key':'a','value':'b'}]}}"))
                        .text("/id");
        long others = api.projectOfOthers();
        var theirs = new FlagRows(api.postgres(), others);
        long hidden = theirs.cohort("{'type':'OR','values':[]}", true);
        String own = made();
        theirs.person("theirs", "{}");

        assertThat(script.post(dynamic + "/persons", json("{'distinct_ids':['a']}"))
                        .text("/attr"))
                .isEqualTo("is_static");
        assertThat(script.post(COHORTS + "/" + hidden + "/persons", json("{'distinct_ids':['a']}"))
                        .status())
                .isEqualTo(404);
        isAnswered(
                script.post(own + "/persons", json("{'distinct_ids':['theirs']}")),
                "{'added':0,'already':0,'unknown':1,'count':0}");
        var anonymous = api.anonymous();
        assertThat(List.of(
                        anonymous.post(own + "/persons", "{}"),
                        anonymous.patch(own + "/add_persons_to_static_cohort", "{}"),
                        anonymous.patch(own + "/remove_person_from_static_cohort", "{}")))
                .extracting(ApiClient.Reply::status)
                .containsOnly(401);
    }

    @Test
    void flagsAskWhoIsListed() {
        String cohort = made();
        rows.person("in", "{}");
        rows.person("out", "{}");
        String outer = script.post(
                        COHORTS,
                        json("{'name':'Not testers','filters':{'type':'AND','values':["
                                + "{'type':'cohort','key':'id','negation':true,'value':" + id(cohort) + "}]}}"))
                .text("/id");
        rows.flag("listed", "{'groups':[{'properties':[{'type':'cohort','key':'id','value':" + id(cohort) + "}]}]}");
        rows.flag("others", "{'groups':[{'properties':[{'type':'cohort','key':'id','value':" + outer + "}]}]}");
        script.post(cohort + "/persons", json("{'distinct_ids':['in']}"));

        becomes("in", "listed");
        becomes("out", "others");
        becomes("nobody", "others");

        var definitions = script.get("/flags/definitions?send_cohorts").body();
        assertThat(definitions.at("/cohorts").has(id(cohort))).isFalse();
        assertThat(definitions.at("/cohorts").has(outer)).isTrue();
        assertThat(script.get("/flags/definitions")
                        .body()
                        .at("/flags/0/filters/groups/0/properties/0/type")
                        .asText())
                .isEqualTo("cohort");
    }

    /** Until exactly that flag is on: a change is felt within seconds. */
    private void becomes(String distinctId, String flag) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        List<String> on;
        do {
            var flags = api.anonymous()
                    .post(
                            "/flags/?v=2",
                            json("{'token':'" + api.made().projectApiKey() + "','distinct_id':'" + distinctId + "'}"))
                    .body()
                    .at("/flags");
            on = flags.valueStream()
                    .filter(each -> each.path("enabled").asBoolean())
                    .map(each -> each.path("key").asText())
                    .toList();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        } while (!on.equals(List.of(flag)) && System.nanoTime() < deadline);
        assertThat(on).as(distinctId).containsExactly(flag);
    }
}
