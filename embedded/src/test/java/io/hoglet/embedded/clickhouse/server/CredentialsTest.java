// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private final Credentials credentials = new Credentials("default", "se:cret");

    @Test
    void theThreeWaysToPresentThemAreAccepted() {
        assertThatCode(() -> check(HttpFields.build().put("Authorization", basic("default:se:cret"))))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(
                        HttpFields.build().put("X-ClickHouse-User", "default").put("X-ClickHouse-Key", "se:cret")))
                .doesNotThrowAnyException();
        assertThatCode(() -> credentials.check(HttpFields.EMPTY, Map.of("user", "default", "password", "se:cret")))
                .doesNotThrowAnyException();
    }

    @Test
    void everythingElseIsRefused() {
        refused(HttpFields.build());
        refused(HttpFields.build().put("Authorization", basic("default:")));
        refused(HttpFields.build().put("Authorization", basic("other:se:cret")));
        refused(HttpFields.build().put("Authorization", "Basic %%%"));
        refused(HttpFields.build().put("Authorization", "Bearer se:cret"));
        refused(HttpFields.build().put("X-ClickHouse-User", "default").put("X-ClickHouse-Key", "se:cre"));
    }

    @Test
    void aWrongHeaderIsNotMendedByRightParameters() {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> credentials.check(
                        HttpFields.build().put("X-ClickHouse-Key", "wrong"), Map.of("password", "se:cret")));
    }

    @Test
    void theirTextSaysNothing() {
        assertThat(credentials.toString()).doesNotContain("se:cret");
    }

    private void check(HttpFields headers) throws QueryException {
        credentials.check(headers, Map.of());
    }

    private void refused(HttpFields headers) {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> check(headers))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(QueryException.AUTHENTICATION_FAILED));
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
