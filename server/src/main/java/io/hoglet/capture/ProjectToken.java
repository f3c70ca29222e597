// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which project key a request names (wire protocol 1.4), and whether it can be one. Pure. */
final class ProjectToken {
    private static final int LENGTH_MAX = 64;

    private ProjectToken() {}

    /** The batch's own key wins; else the events must agree on one; else the query or the form may say it. */
    static String of(RawBody body, CaptureRequest request) throws RefusedException {
        String token = body.token() == null ? shared(body.events()) : body.token();
        if (token == null) {
            token = request.parameterOrField("token")
                    .or(() -> request.parameterOrField("api_key"))
                    .orElseThrow(() -> new RefusedException(Refusal.MISSING_TOKEN));
        }
        return checked(token.strip());
    }

    private static @Nullable String shared(List<RawEvent> events) throws RefusedException {
        String shared = null;
        for (var event : events) {
            if (shared != null && event.token() != null && !shared.equals(event.token())) {
                throw new RefusedException(Refusal.MIXED_TOKENS);
            }
            shared = shared == null ? event.token() : shared;
        }
        return shared;
    }

    /** What can be a project key; whether it is one, only the projects know. */
    static String checked(String token) throws RefusedException {
        if (token.isEmpty()) {
            throw new RefusedException(Refusal.MISSING_TOKEN);
        }
        if (token.startsWith("phx_")) {
            throw new RefusedException(Refusal.PERSONAL_KEY);
        }
        if (token.length() > LENGTH_MAX || !isAscii(token)) {
            throw new RefusedException(Refusal.UNKNOWN_TOKEN);
        }
        return token;
    }

    private static boolean isAscii(String token) {
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) == 0 || token.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
