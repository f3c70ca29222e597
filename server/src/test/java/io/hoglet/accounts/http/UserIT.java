// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.ManagementApi;
import io.hoglet.postgres.RealPostgres;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealPostgres.class)
class UserIT {
    private static final String ME = "/api/users/@me";
    private static final String NEW_PASSWORD = "a better password";

    private ManagementApi api;

    @BeforeEach
    void start(RealPostgres.Server server) {
        api = new ManagementApi(server, Map.of());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static String change(String current, String wanted) {
        return "{\"current_password\":\"%s\",\"password\":\"%s\"}".formatted(current, wanted);
    }

    @Test
    void firstNameCanBeChanged() {
        var reply = api.browser().patch(ME, "{\"first_name\":\" Ada \"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/first_name")).isEqualTo("Ada");
    }

    @Test
    void firstNameMustFitTheTable() {
        var reply = api.browser().patch(ME, "{\"first_name\":\"%s\"}".formatted("x".repeat(151)));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/attr")).isEqualTo("first_name");
    }

    @Test
    void changeOfPasswordEndsAllOtherSessions() {
        var browser = api.browser();
        var other = api.browser();
        assertThat(other.get(ME).status()).isEqualTo(200);

        var reply = browser.patch(ME, change(ManagementApi.PASSWORD, NEW_PASSWORD));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(browser.get(ME).status()).isEqualTo(200);
        assertThat(other.get(ME).status()).isEqualTo(401);
    }

    @Test
    void onlyTheNewPasswordIsValidAfterwards() {
        api.browser().patch(ME, change(ManagementApi.PASSWORD, NEW_PASSWORD));

        var old = api.anonymous().post("/api/login", ManagementApi.login(ManagementApi.EMAIL, ManagementApi.PASSWORD));

        assertThat(old.status()).isEqualTo(401);
        assertThat(api.browser(NEW_PASSWORD).get(ME).status()).isEqualTo(200);
    }

    @Test
    void changeByAKeyEndsEverySession() {
        var browser = api.browser();

        api.script().patch(ME, change(ManagementApi.PASSWORD, NEW_PASSWORD));

        assertThat(browser.get(ME).status()).isEqualTo(401);
    }

    @Test
    void wrongCurrentPasswordChangesNothing() {
        var reply = api.browser().patch(ME, change("wrong", NEW_PASSWORD));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/attr")).isEqualTo("current_password");
        assertThat(api.browser().get(ME).status()).isEqualTo(200);
    }

    @Test
    void currentPasswordIsNeeded() {
        var reply = api.browser().patch(ME, "{\"password\":\"a better password\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/code")).isEqualTo("required");
        assertThat(reply.text("/attr")).isEqualTo("current_password");
    }

    @Test
    void newPasswordMustNotBeTooShortOrTooLong() {
        for (String password : new String[] {"short", "x".repeat(257)}) {
            var reply = api.browser().patch(ME, change(ManagementApi.PASSWORD, password));

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.text("/attr")).isEqualTo("password");
        }
    }

    @Test
    void currentPasswordCannotBeGuessedWithAStolenSession() {
        var browser = api.browser();
        for (int i = 0; i < 10; i++) {
            assertThat(browser.patch(ME, change("guess" + i, NEW_PASSWORD)).status())
                    .isEqualTo(400);
        }

        assertThat(browser.patch(ME, change(ManagementApi.PASSWORD, NEW_PASSWORD))
                        .status())
                .isEqualTo(429);
    }
}
