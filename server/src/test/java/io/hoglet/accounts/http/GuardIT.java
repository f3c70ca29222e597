// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts.http;

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

/** Who is let in, and the one shape of every refusal. */
@ExtendWith(RealPostgres.class)
class GuardIT {
    private ManagementApi api;

    @BeforeEach
    void start(RealPostgres.Server server) {
        api = new ManagementApi(server, Map.of());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private ApiClient cookieOnly() {
        return api.anonymous().with("Cookie", api.browser().header("Cookie"));
    }

    private static void isRefused(ApiClient.Reply reply, int status, String type, String code) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.text("/type")).isEqualTo(type);
        assertThat(reply.text("/code")).isEqualTo(code);
        assertThat(reply.text("/detail")).isNotEmpty();
        assertThat(reply.body().has("attr")).isTrue();
    }

    @Test
    void writesWithACookieNeedTheHeaderThatOtherSitesCannotSend() {
        var forged = cookieOnly();

        isRefused(forged.post("/api/projects", "{\"name\":\"x\"}"), 403, "permission_error", "permission_denied");
        isRefused(forged.patch("/api/users/@me", "{}"), 403, "permission_error", "permission_denied");
        isRefused(forged.delete("/api/personal_api_keys/1"), 403, "permission_error", "permission_denied");
        isRefused(forged.post("/api/logout", ""), 403, "permission_error", "permission_denied");
        isRefused(forged.post("/api/projects/@current/reset_token", ""), 403, "permission_error", "permission_denied");
        assertThat(api.browser().get("/api/projects").body().at("/count").asInt())
                .isEqualTo(1);
    }

    @Test
    void readsWithACookieNeedNoHeader() {
        assertThat(cookieOnly().get("/api/projects").status()).isEqualTo(200);
    }

    @Test
    void nobodyIsLetInWithoutCredentials() {
        var routes = List.of(
                "/api/users/@me",
                "/api/projects",
                "/api/projects/@current",
                "/api/personal_api_keys",
                "/api/projects/@current/event_definitions",
                "/api/projects/@current/property_definitions");

        for (String route : routes) {
            isRefused(api.anonymous().get(route), 401, "authentication_error", "not_authenticated");
        }
        isRefused(
                api.anonymous().with("Cookie", "hoglet_session=forged").get("/api/projects"),
                401,
                "authentication_error",
                "not_authenticated");
    }

    @Test
    void unknownRouteIsJson() {
        isRefused(api.browser().get("/api/nothing"), 404, "invalid_request", "not_found");
        isRefused(api.browser().get("/api/projects/seven"), 404, "invalid_request", "not_found");
    }

    @Test
    void methodThatARouteDoesNotHaveIsNamed() {
        isRefused(api.browser().delete("/api/projects"), 405, "invalid_request", "method_not_allowed");
    }

    @Test
    void bodyThatIsNotJsonIsRefusedWithoutTheParsersWords() {
        var reply = api.browser().post("/api/projects", "{\"name\":");

        isRefused(reply, 400, "validation_error", "invalid_input");
        assertThat(reply.text("/detail")).isEqualTo("The body is not JSON.");
    }

    @Test
    void fieldOfTheWrongTypeIsNamed() {
        var reply = api.browser().post("/api/projects", "{\"name\":[\"a\"]}");

        isRefused(reply, 400, "validation_error", "invalid_input");
        assertThat(reply.text("/attr")).isEqualTo("name");
    }

    @Test
    void bodyThatIsTooLargeIsRefused() {
        var reply = api.browser().post("/api/projects", "{\"name\":\"%s\"}".formatted("x".repeat(3 << 20)));

        isRefused(reply, 413, "client_error", "request_too_large");
    }
}
