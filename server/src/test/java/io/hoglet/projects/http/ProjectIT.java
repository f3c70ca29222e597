// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.ApiClient;
import io.hoglet.ManagementApi;
import io.hoglet.postgres.RealPostgres;
import io.hoglet.projects.ProjectKeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealPostgres.class)
class ProjectIT {
    private static final String CURRENT = "/api/projects/@current";

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

    private void isRefused(String json, String field) {
        var reply = script.patch(CURRENT, json);

        assertThat(reply.status()).as(json).isEqualTo(400);
        assertThat(reply.text("/attr")).isEqualTo(field);
    }

    @Test
    void madeProjectHasAKeyOfItsOwnAndDefaults() {
        var made = script.post("/api/projects", "{\"name\":\"  Shop \"}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/name")).isEqualTo("Shop");
        assertThat(made.text("/timezone")).isEqualTo("UTC");
        assertThat(made.body().at("/week_start_day").asInt()).isZero();
        assertThat(made.body().at("/ingested_event").asBoolean()).isFalse();
        assertThat(made.text("/api_token")).matches("phc_\\w{43}");
        assertThat(api.keys().find(made.text("/api_token")))
                .isEqualTo(new ProjectKeys.Found(made.body().at("/id").asLong(), false, false));
    }

    @Test
    void projectNeedsAName() {
        assertThat(script.post("/api/projects", "{}").text("/code")).isEqualTo("required");
        assertThat(script.post("/api/projects", "{\"name\":\"  \"}").text("/attr"))
                .isEqualTo("name");
    }

    @Test
    void listIsCountedAndHasPages() {
        script.post("/api/projects", "{\"name\":\"B\"}");
        script.post("/api/projects", "{\"name\":\"C\"}");

        var page = script.get("/api/projects?limit=2");

        assertThat(page.body().at("/count").asInt()).isEqualTo(3);
        assertThat(page.body().at("/results")).hasSize(2);
        assertThat(page.text("/next")).endsWith("/api/projects?limit=2&offset=2");
        assertThat(script.get("/api/projects?limit=2&offset=2").text("/results/0/name"))
                .isEqualTo("C");
        assertThat(script.get("/api/projects?limit=x").text("/attr")).isEqualTo("limit");
    }

    @Test
    void currentIsTheFirstProject() {
        script.post("/api/projects", "{\"name\":\"B\"}");

        assertThat(script.get(CURRENT).body().at("/id").asLong())
                .isEqualTo(api.made().projectId());
    }

    @Test
    void changeTouchesOnlyWhatIsNamed() {
        var changed =
                script.patch(CURRENT, "{\"timezone\":\"Europe/Berlin\",\"week_start_day\":1,\"anonymize_ips\":true}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("/timezone")).isEqualTo("Europe/Berlin");
        assertThat(changed.body().at("/week_start_day").asInt()).isEqualTo(1);
        assertThat(changed.text("/name")).isEqualTo("My project");
        assertThat(script.get(CURRENT).body()).isEqualTo(changed.body());
    }

    @Test
    void changeReachesCaptureAtOnce() {
        String key = api.made().projectApiKey();
        assertThat(api.keys().find(key))
                .isEqualTo(new ProjectKeys.Found(api.made().projectId(), false, false));

        script.patch(CURRENT, "{\"anonymize_ips\":true}");

        assertThat(api.keys().find(key))
                .isEqualTo(new ProjectKeys.Found(api.made().projectId(), true, false));
    }

    @Test
    void invalidValuesAreRefusedByName() {
        isRefused("{\"timezone\":\"Mars/Olympus\"}", "timezone");
        isRefused("{\"timezone\":\"+02:00\"}", "timezone");
        isRefused("{\"week_start_day\":2}", "week_start_day");
        isRefused("{\"week_start_day\":\"1\"}", "week_start_day");
        isRefused("{\"week_start_day\":1.5}", "week_start_day");
        isRefused("{\"name\":\"\"}", "name");
        isRefused("{\"anonymize_ips\":\"yes\"}", "anonymize_ips");
        assertThat(script.get(CURRENT).text("/timezone")).isEqualTo("UTC");
    }

    @Test
    void resetGivesANewKeyAndEndsTheOldOne() {
        String before = api.made().projectApiKey();
        assertThat(api.keys().find(before)).isInstanceOf(ProjectKeys.Found.class);

        var reset = script.post(CURRENT + "/reset_token", "");

        assertThat(reset.status()).isEqualTo(200);
        assertThat(reset.text("/api_token")).matches("phc_\\w{43}").isNotEqualTo(before);
        assertThat(api.keys().find(before)).isEqualTo(new ProjectKeys.Unknown());
        assertThat(api.keys().find(reset.text("/api_token"))).isInstanceOf(ProjectKeys.Found.class);
    }

    @Test
    void projectOfAnotherOrganizationDoesNotExist() {
        String theirs = "/api/projects/" + api.projectOfOthers();

        var replies = List.of(
                script.get(theirs),
                script.patch(theirs, "{\"name\":\"Mine\"}"),
                script.post(theirs + "/reset_token", ""),
                script.get(theirs + "/event_definitions"),
                script.get(theirs + "/property_definitions"));

        assertThat(replies).extracting(ApiClient.Reply::status).containsOnly(404);
        assertThat(api.keys().find("phc_of_others")).isInstanceOf(ProjectKeys.Found.class);
        assertThat(script.get("/api/projects").body().at("/count").asInt()).isEqualTo(1);
    }
}
