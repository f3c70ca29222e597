// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts.http;

import io.hoglet.accounts.Sessions;
import io.hoglet.config.Settings;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;

/** The cookie that carries a session's token. Not readable by scripts; {@code Secure} when browsers come by https. */
public final class SessionCookie {
    private static final String NAME = "hoglet_session";

    private final boolean secure;

    public SessionCookie(Settings.Http settings) {
        this.secure = settings.publicUrl()
                .map(url -> "https".equalsIgnoreCase(url.getScheme()))
                .orElse(false);
    }

    Optional<String> read(Context ctx) {
        return Optional.ofNullable(ctx.cookie(NAME)).filter(token -> !token.isEmpty());
    }

    void write(Context ctx, String token) {
        ctx.cookie(cookie(token, Math.toIntExact(Sessions.LIFETIME.toSeconds())));
    }

    void clear(Context ctx) {
        ctx.cookie(cookie("", 0));
    }

    private Cookie cookie(String value, int seconds) {
        var cookie = new Cookie(NAME, value);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setSameSite(SameSite.LAX);
        return cookie;
    }
}
