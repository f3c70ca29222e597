// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.ManagementApi;
import io.hoglet.postgres.RealPostgres;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealPostgres.class)
class PersonalKeyIT {
    private static final String KEYS = "/api/personal_api_keys";

    private ManagementApi api;

    @BeforeEach
    void start(RealPostgres.Server server) {
        api = new ManagementApi(server, Map.of());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void valueIsShownOnce() {
        var created = api.browser().post(KEYS, "{\"label\":\" nightly export \"}");
        var listed = api.browser().get(KEYS);

        String value = created.text("/value");
        assertThat(created.status()).isEqualTo(201);
        assertThat(value).matches("phx_[0-9A-Za-z]{43}");
        assertThat(listed.text("/results/1/label")).isEqualTo("nightly export");
        assertThat(listed.text("/results/1/mask_value")).isEqualTo("phx_…" + value.substring(value.length() - 4));
        assertThat(listed.body().toString()).doesNotContain(value);
    }

    @Test
    void valueIsStoredAsItsHashOnly() {
        String value = api.browser().post(KEYS, "{\"label\":\"x\"}").text("/value");

        String everything = api.postgres()
                .with(handle -> handle.createQuery("SELECT string_agg(k::text, ' ') FROM personal_api_keys k")
                        .mapTo(String.class)
                        .one());

        assertThat(everything).doesNotContain(value.substring("phx_".length()));
    }

    @Test
    void keyActsForItsOwnerWithoutCookieAndGuard() {
        String value = api.browser().post(KEYS, "{\"label\":\"x\"}").text("/value");

        var reply = api.anonymous().withKey(value).post("/api/projects", "{\"name\":\"By script\"}");

        assertThat(reply.status()).isEqualTo(201);
    }

    @Test
    void useIsNotedWithinMinutes() {
        assertThat(api.script().get(KEYS).status()).isEqualTo(200);
        String first = api.script().get(KEYS).text("/results/0/last_used_at");
        assertThat(first).isEqualTo(api.clock().instant().toString());

        api.clock().advance(Duration.ofMinutes(11));
        api.script().get(KEYS);

        assertThat(api.script().get(KEYS).text("/results/0/last_used_at"))
                .isEqualTo(api.clock().instant().toString());
    }

    @Test
    void deletedKeyIsRefusedAtOnce() {
        var created = api.browser().post(KEYS, "{\"label\":\"x\"}");
        var script = api.anonymous().withKey(created.text("/value"));
        assertThat(script.get(KEYS).status()).isEqualTo(200);

        assertThat(api.browser().delete(KEYS + "/" + created.text("/id")).status())
                .isEqualTo(204);

        var refused = script.get(KEYS);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("/code")).isEqualTo("invalid_personal_api_key");
        assertThat(api.browser().delete(KEYS + "/" + created.text("/id")).status())
                .isEqualTo(404);
    }

    @Test
    void keyOfAnotherAccountDoesNotExist() {
        long theirs = api.postgres()
                .with(handle -> handle.createQuery("""
                        WITH other AS (
                            INSERT INTO users (uuid, organization_id, email, password_hash, created_at)
                            SELECT gen_random_uuid(), id, 'other@example.com', 'none', now() FROM organizations
                            RETURNING id)
                        INSERT INTO personal_api_keys (user_id, label, mask_value, secret_hash, created_at)
                        SELECT id, 'theirs', 'phx_…', repeat('a', 64), now() FROM other RETURNING id
                        """).mapTo(Long.class).one());

        assertThat(api.browser().delete(KEYS + "/" + theirs).status()).isEqualTo(404);
        assertThat(api.browser().get(KEYS).body().at("/results")).hasSize(1);
    }

    @Test
    void wrongKeyIsNotMadeGoodByACookie() {
        assertThat(api.browser().withKey("phx_wrong").get(KEYS).status()).isEqualTo(401);
        assertThat(api.browser().with("Authorization", "Basic eDp5").get(KEYS).text("/code"))
                .isEqualTo("not_authenticated");
    }

    @Test
    void labelSaysWhatTheKeyIsFor() {
        assertThat(api.browser().post(KEYS, "{}").text("/code")).isEqualTo("required");
        assertThat(api.browser()
                        .post(KEYS, "{\"label\":\"%s\"}".formatted("x".repeat(101)))
                        .text("/attr"))
                .isEqualTo("label");
    }

    @Test
    void deletedAccountsKeyIsRefused() {
        api.postgres().use(handle -> {
            handle.execute("DELETE FROM users");
        });

        assertThat(api.script().get(KEYS).status()).isEqualTo(401);
    }
}
