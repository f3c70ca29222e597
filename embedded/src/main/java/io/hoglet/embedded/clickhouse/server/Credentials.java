// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** The one user of the embedded engine; a request names it by Basic, by ClickHouse's headers or by parameters. */
record Credentials(String user, String password) {
    void check(HttpFields headers, Map<String, String> parameters) throws QueryException {
        if (!matches(presented(headers, parameters))) {
            throw QueryException.of(
                    QueryException.AUTHENTICATION_FAILED,
                    "AUTHENTICATION_FAILED",
                    "default: Authentication failed: password is incorrect, or there is no user with such name.");
        }
    }

    private static Credentials presented(HttpFields headers, Map<String, String> parameters) {
        @Nullable String authorization = headers.get("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return basic(authorization.substring(6).strip());
        }
        return new Credentials(
                first(headers.get("X-ClickHouse-User"), parameters.get("user"), "default"),
                first(headers.get("X-ClickHouse-Key"), parameters.get("password"), ""));
    }

    private static Credentials basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? new Credentials(pair, "")
                    : new Credentials(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return new Credentials("", "");
        }
    }

    private static String first(@Nullable String header, @Nullable String parameter, String otherwise) {
        if (header != null) {
            return header;
        }
        return parameter != null ? parameter : otherwise;
    }

    private boolean matches(Credentials other) {
        // Both compared in full whatever the first says, so that time tells nothing.
        boolean sameUser = MessageDigest.isEqual(bytes(user), bytes(other.user));
        boolean samePassword = MessageDigest.isEqual(bytes(password), bytes(other.password));
        return sameUser && samePassword;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
