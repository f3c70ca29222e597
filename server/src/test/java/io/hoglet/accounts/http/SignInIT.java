// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.ApiClient;
import io.hoglet.ManagementApi;
import io.hoglet.accounts.Sessions;
import io.hoglet.postgres.RealPostgres;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealPostgres.class)
class SignInIT {
    private ManagementApi api;

    @BeforeEach
    void start(RealPostgres.Server server) {
        api = new ManagementApi(server, Map.of());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private ApiClient.Reply attempt(String email, String password) {
        return api.anonymous().post("/api/login", ManagementApi.login(email, password));
    }

    @Test
    void rightPasswordGivesASessionAndTheAccount() {
        var reply = attempt(ManagementApi.EMAIL, ManagementApi.PASSWORD);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/email")).isEqualTo(ManagementApi.EMAIL);
        assertThat(reply.body().at("/team/id").asLong()).isEqualTo(api.made().projectId());
        assertThat(reply.text("/organization/projects/0/name")).isEqualTo("My project");
        assertThat(reply.body().toString()).doesNotContain("argon2", ManagementApi.PASSWORD);
        assertThat(api.browser().get("/api/users/@me").status()).isEqualTo(200);
    }

    @Test
    void caseOfTheEmailDoesNotMatter() {
        assertThat(attempt(" Admin@Example.COM ", ManagementApi.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void cookieIsNotForScriptsNorForOtherSites() {
        String cookie = attempt(ManagementApi.EMAIL, ManagementApi.PASSWORD).header("Set-Cookie");

        assertThat(cookie)
                .startsWith("hoglet_session=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=" + Sessions.LIFETIME.toSeconds())
                .doesNotContain("Secure");
    }

    @Test
    void cookieIsSecureWhenBrowsersComeByHttps(RealPostgres.Server server) {
        try (var https = new ManagementApi(server, Map.of("PUBLIC_URL", "https://hoglet.example.com"))) {
            var reply = https.anonymous()
                    .post("/api/login", ManagementApi.login(ManagementApi.EMAIL, ManagementApi.PASSWORD));

            assertThat(reply.header("Set-Cookie")).contains("Secure", "HttpOnly");
        }
    }

    @Test
    void wrongPasswordAndUnknownEmailLookTheSame() {
        var wrong = attempt(ManagementApi.EMAIL, "not the password");
        var unknown = attempt("nobody@example.com", ManagementApi.PASSWORD);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text("/code")).isEqualTo("invalid_credentials");
        assertThat(wrong.text("/type")).isEqualTo("authentication_error");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(wrong.header("Set-Cookie")).isEmpty();
    }

    @Test
    void tooManyAttemptsHaveToWait() {
        for (int i = 0; i < 10; i++) {
            assertThat(attempt(ManagementApi.EMAIL, "wrong").status()).isEqualTo(401);
        }

        var refused = attempt(ManagementApi.EMAIL, ManagementApi.PASSWORD);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text("/code")).isEqualTo("throttled");
        assertThat(refused.text("/type")).isEqualTo("throttled_error");
        assertThat(refused.header("Retry-After")).isEqualTo("15");
        api.clock().advance(Duration.ofSeconds(15));
        assertThat(attempt(ManagementApi.EMAIL, ManagementApi.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void oneAddressMayNotTryManyEmails() {
        for (int i = 0; i < 60; i++) {
            attempt("person" + i + "@example.com", "x".repeat(300));
        }

        assertThat(attempt(ManagementApi.EMAIL, ManagementApi.PASSWORD).status())
                .isEqualTo(429);
    }

    @Test
    void missingFieldsAreNamed() {
        var reply = api.anonymous().post("/api/login", "{\"email\":\"a@example.com\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/code")).isEqualTo("required");
        assertThat(reply.text("/attr")).isEqualTo("password");
    }

    @Test
    void formOfAnotherSiteCannotSignIn() {
        var reply = api.anonymous()
                .with("Content-Type", "text/plain")
                .post("/api/login", ManagementApi.login(ManagementApi.EMAIL, ManagementApi.PASSWORD));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Set-Cookie")).isEmpty();
    }

    @Test
    void signingOutEndsTheSession() {
        var browser = api.browser();
        var other = api.browser();

        var reply = browser.post("/api/logout", "");

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.header("Set-Cookie")).contains("hoglet_session=;", "Expires=Thu, 01 Jan 1970");
        assertThat(browser.get("/api/users/@me").status()).isEqualTo(401);
        assertThat(other.get("/api/users/@me").status()).isEqualTo(200);
    }

    @Test
    void sessionThatIsNotUsedExpires() {
        var browser = api.browser();
        api.clock().advance(Sessions.LIFETIME.plusSeconds(1));

        assertThat(browser.get("/api/users/@me").status()).isEqualTo(401);
    }

    @Test
    void sessionThatIsUsedLastsOn() {
        var browser = api.browser();
        for (int i = 0; i < 3; i++) {
            api.clock().advance(Sessions.LIFETIME.minusDays(1));

            var reply = browser.get("/api/users/@me");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Set-Cookie")).contains("Max-Age=" + Sessions.LIFETIME.toSeconds());
        }
        assertThat(browser.get("/api/users/@me").header("Set-Cookie")).isEmpty();
    }

    @Test
    void expiredSessionsAreDeletedAtTheNextSignIn() {
        api.browser();
        api.clock().advance(Sessions.LIFETIME.plusSeconds(1));
        api.browser();

        assertThat(sessions()).isEqualTo(1);
    }

    @Test
    void tokenIsStoredAsItsHashOnly() {
        String token = api.browser().header("Cookie").replaceFirst(".*=", "");

        long plain = api.postgres()
                .with(handle -> handle.createQuery("SELECT count(*) FROM sessions WHERE token_hash = :token")
                        .bind("token", token)
                        .mapTo(Long.class)
                        .one());

        assertThat(plain).isZero();
        assertThat(sessions()).isEqualTo(1);
    }

    private long sessions() {
        return api.postgres()
                .with(handle -> handle.createQuery("SELECT count(*) FROM sessions")
                        .mapTo(Long.class)
                        .one());
    }
}
