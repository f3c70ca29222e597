// SPDX-License-Identifier: Apache-2.0
package io.hoglet.webapp.http;

import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The web app's pages and assets. Every page is the same document, whose script reads the address; the paths are named
 * one by one, because SDKs take HTML for an answer when an unknown path is answered with it. Thread-safe.
 */
public final class WebAppRoutes implements Routes {
    private static final List<String> PAGES = List.of("/", "/login", "/project/{id}", "/project/{id}/*");
    private static final Pattern ASSET = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*\\.([a-z0-9]+)");

    /** Inline styles are needed by the component kit and the charts; scripts stay strict. */
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** The page that plays a recording: it shows what the recorded page had loaded from elsewhere (decision 0011). */
    private static final String PLAYER = "/project/{id}/recordings/{session_id}";

    private static final String PLAYER_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline' https:; "
            + "img-src 'self' data: blob: https:; font-src 'self' data: https:; media-src 'self' data: blob: https:; "
            + "script-src 'self'; connect-src 'self'; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "json", "application/json",
            "woff2", "font/woff2");

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PLAYER, ctx -> page(ctx, PLAYER_POLICY, "no-referrer"));
        for (String page : PAGES) {
            routes.get(page, ctx -> page(ctx, POLICY, "same-origin"));
        }
        routes.get("/favicon.svg", ctx -> file(ctx, "favicon.svg", "no-cache"));
        // The names of assets hold a hash of their content.
        routes.get(
                "/assets/{name}",
                ctx -> file(ctx, "assets/" + ctx.pathParam("name"), "public, max-age=31536000, immutable"));
    }

    private static void page(Context ctx, String policy, String referrer) {
        byte[] document = read("index.html")
                .orElseThrow(() -> new ApiException(
                        ErrorCode.NOT_FOUND, "This server has no web app. The quickstart brings one."));
        ctx.header("Content-Security-Policy", policy)
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", referrer);
        reply(ctx, "text/html; charset=utf-8", "no-cache", document);
    }

    private static void file(Context ctx, String path, String caching) {
        var name = ASSET.matcher(path.substring(path.lastIndexOf('/') + 1));
        String type = name.matches() ? TYPES.get(name.group(1)) : null;
        if (type == null) {
            throw new ApiException(ErrorCode.NOT_FOUND, "Not found.");
        }
        byte[] content = read(path).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "Not found."));
        reply(ctx, type, caching, content);
    }

    private static void reply(Context ctx, String type, String caching, byte[] content) {
        ctx.header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", caching)
                .contentType(type)
                .result(content);
    }

    private static Optional<byte[]> read(String path) {
        try (InputStream in = WebAppRoutes.class.getResourceAsStream("/web/" + path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
