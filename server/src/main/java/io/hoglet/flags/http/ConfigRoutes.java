// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hoglet.capture.ProjectLookup;
import io.hoglet.capture.Refusal;
import io.hoglet.flags.Flags;
import io.hoglet.http.ApiException;
import io.hoglet.http.Cors;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.Routes;
import io.hoglet.sdk.Scripts;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/**
 * {@code /array/<token>/config}: the configuration of a project, as JSON, as script, and behind the library in one file
 * (wire protocol 2.2).
 */
public final class ConfigRoutes implements Routes {
    private static final String JSON = "/array/{token}/config";
    private static final String SCRIPT = "/array/{token}/config.js";
    private static final String LIBRARY = "/array/{token}/array.js";

    private final ProjectLookup projects;
    private final Flags flags;
    private final Scripts scripts;

    public ConfigRoutes(ProjectLookup projects, Flags flags, Scripts scripts) {
        this.projects = projects;
        this.flags = flags;
        this.scripts = scripts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(JSON, this::json);
        routes.get(SCRIPT, this::script);
        routes.get(LIBRARY, this::library);
        Cors.allow(routes, JSON);
        Cors.allow(routes, SCRIPT);
        Cors.allow(routes, LIBRARY);
    }

    /** Only what is a project's key comes into a reply, so the script cannot carry foreign text. */
    private byte[] config(Context ctx) {
        String token = ctx.pathParam("token");
        var project = projects.find(token)
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, Refusal.UNKNOWN_TOKEN.advice()));
        return Json.write(RemoteConfig.of(token, flags.hasAny(project.teamId()), project.recordsSessions()));
    }

    private void json(Context ctx) {
        Cors.echo(ctx);
        ctx.contentType("application/json").result(config(ctx));
    }

    private void script(Context ctx) {
        Cors.echo(ctx);
        reply(ctx, assignment(ctx));
    }

    private void library(Context ctx) {
        Cors.echo(ctx);
        String config = assignment(ctx);
        var library = scripts.find("array")
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "This server has no such script."));
        // On a line of its own: the library ends with a comment.
        reply(ctx, new String(library.content(), StandardCharsets.UTF_8) + "\n" + config);
    }

    private String assignment(Context ctx) {
        return "(window._POSTHOG_REMOTE_CONFIG=window._POSTHOG_REMOTE_CONFIG||{})["
                + JsonNodeFactory.instance.textNode(ctx.pathParam("token"))
                + "]={config:" + new String(config(ctx), StandardCharsets.UTF_8) + ",siteApps:[]};";
    }

    private static void reply(Context ctx, String script) {
        ctx.contentType("application/javascript")
                .header("X-Content-Type-Options", "nosniff")
                .result(script);
    }
}
