// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.ApiClient;
import io.hoglet.ManagementApi;
import io.hoglet.postgres.RealPostgres;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The secret token of a project, and what it opens (wire protocol 2.3). */
@Timeout(120)
@ExtendWith(RealPostgres.class)
class SecretTokenIT {
    private static final String PROJECT = "/api/projects/@current";
    private static final String REMOTE_CONFIG = "/feature_flags/limits/remote_config";

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

    private ApiClient.Reply rotated() {
        var reply = script.patch(PROJECT + "/rotate_secret_token", "");
        assertThat(reply.status()).as(reply.text("/detail")).isEqualTo(200);
        return reply;
    }

    private int definitions(String token) {
        return api.anonymous().withKey(token).get("/flags/definitions").status();
    }

    @Test
    void aProjectHasNoneUntilItIsMadeAndItIsShownOnce() {
        assertThat(script.get(PROJECT + "/secret_token")
                        .body()
                        .path("mask_value")
                        .isNull())
                .isTrue();
        assertThat(script.patch(PROJECT + "/delete_secret_token_backup", "").status())
                .isEqualTo(404);

        var made = rotated();

        String value = made.text("/value");
        assertThat(value).matches("phs_[0-9A-Za-z]{43}");
        assertThat(definitions(value)).isEqualTo(200);
        var shown = script.get(PROJECT + "/secret_token");
        assertThat(shown.text("/mask_value")).isEqualTo("phs_…" + value.substring(value.length() - 4));
        assertThat(shown.body().path("value").isNull()).isTrue();
        assertThat(shown.body().path("backup_mask_value").isNull()).isTrue();
        String stored = api.postgres()
                .with(handle -> handle.createQuery("SELECT t::text FROM project_secret_tokens t")
                        .mapTo(String.class)
                        .one());
        assertThat(stored).doesNotContain(value);
    }

    @Test
    void theTokenBeforeIsValidUntilTheNewOneIsConfirmed() {
        String first = rotated().text("/value");
        var second = rotated();
        assertThat(second.text("/backup_mask_value")).endsWith(first.substring(first.length() - 4));
        assertThat(List.of(definitions(first), definitions(second.text("/value"))))
                .containsOnly(200);

        // Nobody may have the second one, but servers still have the first.
        String third = rotated().text("/value");
        assertThat(definitions(second.text("/value"))).isEqualTo(401);
        assertThat(List.of(definitions(first), definitions(third))).containsOnly(200);

        var confirmed = script.patch(PROJECT + "/delete_secret_token_backup", "");
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.body().path("backup_mask_value").isNull()).isTrue();
        assertThat(definitions(first)).isEqualTo(401);
        assertThat(definitions(third)).isEqualTo(200);
    }

    @Test
    void itOpensDefinitionsAndRemoteConfigAndNothingElse() {
        long project = api.made().projectId();
        script.post(
                PROJECT + "/feature_flags",
                "{\"key\":\"limits\",\"filters\":{\"groups\":[],\"payloads\":{\"true\":\"[1]\"}}}");
        var server = api.anonymous().withKey(rotated().text("/value"));
        String named = "?token=" + api.made().projectApiKey();

        assertThat(List.of(
                        server.get("/flags/definitions" + named),
                        server.get("/api/feature_flag/local_evaluation/" + named + "&send_cohorts"),
                        server.get("/api/feature_flag/" + named),
                        server.get(PROJECT + REMOTE_CONFIG + named),
                        server.get(PROJECT + REMOTE_CONFIG),
                        server.get("/api/projects/" + project + REMOTE_CONFIG)))
                .extracting(ApiClient.Reply::status)
                .containsOnly(200);
        assertThat(List.of(
                        server.get(PROJECT),
                        server.get(PROJECT + "/feature_flags"),
                        server.get(PROJECT + "/secret_token"),
                        server.patch(PROJECT + "/rotate_secret_token", ""),
                        server.get("/api/users/@me")))
                .extracting(ApiClient.Reply::status)
                .containsOnly(401);
    }

    @Test
    void itIsOfOneProject() {
        String value = rotated().text("/value");
        var other = script.post("/api/projects", "{\"name\":\"other\"}");
        var server = api.anonymous().withKey(value);

        assertThat(server.get("/flags/definitions?token=" + other.text("/api_token"))
                        .status())
                .isEqualTo(403);
        assertThat(server.get("/api/projects/" + other.text("/id") + REMOTE_CONFIG)
                        .status())
                .isEqualTo(404);
        String theirs = "/api/projects/" + api.projectOfOthers();
        assertThat(List.of(
                        script.get(theirs + "/secret_token"),
                        script.patch(theirs + "/rotate_secret_token", ""),
                        script.patch(theirs + "/delete_secret_token_backup", ""),
                        script.get(theirs + REMOTE_CONFIG)))
                .extracting(ApiClient.Reply::status)
                .containsOnly(404);
        var nobody = api.anonymous();
        assertThat(List.of(
                        nobody.get(PROJECT + "/secret_token"),
                        nobody.patch(PROJECT + "/rotate_secret_token", ""),
                        nobody.patch(PROJECT + "/delete_secret_token_backup", ""),
                        nobody.get(PROJECT + REMOTE_CONFIG)))
                .extracting(ApiClient.Reply::status)
                .containsOnly(401);
        assertThat(definitions("phs_of_nobody")).isEqualTo(401);
    }
}
