// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts.http;

import io.hoglet.accounts.Caller;
import io.hoglet.accounts.PersonalKeys;
import io.hoglet.accounts.Sessions;
import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Set;

/**
 * Says who a request comes from, or refuses it. Every management route asks first. A personal API key in
 * {@code Authorization} wins over the cookie, and a wrong one is not made good by a cookie. Thread-safe.
 */
public final class Authenticator {
    /** The header that unsafe requests with a cookie must carry. */
    public static final String GUARD_HEADER = "X-Hoglet-Request";

    private static final String BEARER = "Bearer ";
    private static final Set<HandlerType> SAFE = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    private final Sessions sessions;
    private final PersonalKeys keys;
    private final SessionCookie cookie;

    public Authenticator(Sessions sessions, PersonalKeys keys, SessionCookie cookie) {
        this.sessions = sessions;
        this.keys = keys;
        this.cookie = cookie;
    }

    /** @throws ApiException 401 without valid credentials, 403 when the request may come from another site's page */
    public Caller caller(Context ctx) {
        String authorization = ctx.header("Authorization");
        if (authorization == null) {
            return byCookie(ctx);
        }
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new ApiException(ErrorCode.NOT_AUTHENTICATED, "Send the key as 'Authorization: Bearer phx_…'.");
        }
        return keys.caller(authorization.substring(BEARER.length()).strip())
                .orElseThrow(() -> new ApiException(
                        ErrorCode.INVALID_PERSONAL_API_KEY,
                        "This personal API key is not known. Settings makes a new one."));
    }

    private Caller byCookie(Context ctx) {
        var token = cookie.read(ctx);
        var found = token.flatMap(sessions::find)
                .orElseThrow(() -> new ApiException(
                        ErrorCode.NOT_AUTHENTICATED,
                        "Sign in, or send a personal API key as 'Authorization: Bearer phx_…'."));
        requireGuard(ctx);
        if (found.extended()) {
            token.ifPresent(value -> cookie.write(ctx, value));
        }
        var session = found.session();
        return new Caller(session.userId(), session.organizationId(), new Caller.BySession(session.tokenHash()));
    }

    /** A browser sends cookies with other sites' requests too, but lets no other site set this header. */
    private static void requireGuard(Context ctx) {
        if (!SAFE.contains(ctx.method()) && !"1".equals(ctx.header(GUARD_HEADER))) {
            throw new ApiException(
                    ErrorCode.PERMISSION_DENIED, "A request with a cookie needs the header " + GUARD_HEADER + ": 1.");
        }
    }
}
