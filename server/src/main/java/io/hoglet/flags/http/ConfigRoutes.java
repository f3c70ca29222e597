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
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/** {@code /array/<token>/config}: the configuration of a project, as JSON and as script (wire protocol 2.2). */
public final class ConfigRoutes implements Routes {
    private static final String JSON = "/array/{token}/config";
    private static final String SCRIPT = "/array/{token}/config.js";

    private final ProjectLookup projects;
    private final Flags flags;

    public ConfigRoutes(ProjectLookup projects, Flags flags) {
        this.projects = projects;
        this.flags = flags;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(JSON, this::json);
        routes.get(SCRIPT, this::script);
        Cors.allow(routes, JSON);
        Cors.allow(routes, SCRIPT);
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
        var text = new String(config(ctx), StandardCharsets.UTF_8);
        ctx.contentType("application/javascript")
                .header("X-Content-Type-Options", "nosniff")
                .result("(window._POSTHOG_REMOTE_CONFIG=window._POSTHOG_REMOTE_CONFIG||{})["
                        + JsonNodeFactory.instance.textNode(ctx.pathParam("token"))
                        + "]={config:" + text + ",siteApps:[]};");
    }
}
