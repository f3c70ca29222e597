// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/**
 * CORS for the endpoints that pages of any origin call: the origin echoed, with credentials, because old posthog-js
 * sends XHR with credentials and a star would make its replies unreadable (wire protocol 1.10). The app's API never has
 * it.
 */
public final class Cors {
    private static final byte[] PREFLIGHT_BODY = "{\"status\":1}".getBytes(StandardCharsets.US_ASCII);

    private Cors() {}

    /** Answers preflights of {@code path}. */
    public static void allow(RoutesConfig routes, String path) {
        routes.options(path, ctx -> {
            echo(ctx);
            ctx.contentType("application/json").result(PREFLIGHT_BODY);
        });
    }

    /** Call before anything that can fail: refusals need the headers too, or the page cannot read them. */
    public static void echo(Context ctx) {
        String origin = ctx.header("Origin");
        // Also without an origin: a cache must not give this reply to a page.
        ctx.header("Vary", "Origin");
        if (origin == null) {
            return;
        }
        ctx.header("Access-Control-Allow-Origin", origin)
                .header("Access-Control-Allow-Credentials", "true")
                .header("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
        String asked = ctx.header("Access-Control-Request-Headers");
        ctx.header("Access-Control-Allow-Headers", asked == null ? "X-Requested-With,Content-Type" : asked);
        ctx.header("Access-Control-Max-Age", "600");
    }
}
