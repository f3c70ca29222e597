// SPDX-License-Identifier: Apache-2.0
package io.hoglet.sdk.http;

import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Routes;
import io.hoglet.sdk.Script;
import io.hoglet.sdk.Scripts;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code /static/<kind>.js} and {@code /static/<version>/<kind>.js} (wire protocol 2.2). Every version gets the one
 * file that is there: posthog-js asks for its own, and a page must not lose surveys because the server is newer.
 */
public final class ScriptRoutes implements Routes {
    private static final Pattern VERSION = Pattern.compile("[0-9][0-9A-Za-z.-]{0,39}");
    private static final String SUFFIX = ".js";

    /** What a name without a version holds changes with the server. */
    private static final String FOR_MINUTES = "public, max-age=300";

    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final Scripts scripts;

    public ScriptRoutes(Scripts scripts) {
        this.scripts = scripts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/static/{file}", ctx -> answer(ctx, FOR_MINUTES));
        routes.get("/static/{version}/{file}", this::versioned);
    }

    private void versioned(Context ctx) {
        String version = ctx.pathParam("version");
        if (!VERSION.matcher(version).matches()) {
            throw notFound(ctx);
        }
        answer(ctx, version.equals(scripts.version()) ? FOREVER : FOR_MINUTES);
    }

    /** A star is enough: scripts are loaded without credentials, and the answer is the same for every origin. */
    private void answer(Context ctx, String caching) {
        Script script = Optional.of(ctx.pathParam("file"))
                .filter(file -> file.endsWith(SUFFIX))
                .flatMap(file -> scripts.find(file.substring(0, file.length() - SUFFIX.length())))
                .orElseThrow(() -> notFound(ctx));
        // Weak, because the reply may be packed.
        String tag = "W/\"" + script.tag() + "\"";
        ctx.header("Access-Control-Allow-Origin", "*")
                .header("X-Content-Type-Options", "nosniff")
                .header("Vary", "Accept-Encoding")
                .header("Cache-Control", caching)
                .header("ETag", tag);
        String known = ctx.header("If-None-Match");
        if (known != null && known.contains(script.tag())) {
            ctx.status(304);
            return;
        }
        ctx.contentType("text/javascript; charset=utf-8").result(script.content());
    }

    private static ApiException notFound(Context ctx) {
        ctx.header("Access-Control-Allow-Origin", "*");
        return new ApiException(ErrorCode.NOT_FOUND, "This server has no such script.");
    }
}
