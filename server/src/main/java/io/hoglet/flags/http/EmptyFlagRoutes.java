// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.http.Cors;
import io.hoglet.http.Json;
import io.hoglet.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/**
 * {@code /decide}, {@code /flags} and {@code /array/<token>/config}: what SDKs ask for when they start (wire protocol 2.1,
 * 2.2). There are no flags yet, so every answer says that there are none, in the shape of the version asked for.
 */
public final class EmptyFlagRoutes implements Routes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Predicate<String> isKnownToken;

    public EmptyFlagRoutes(Predicate<String> isKnownToken) {
        this.isKnownToken = isKnownToken;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        for (String path : new String[] {"/decide", "/flags"}) {
            routes.post(path, this::flags);
            routes.get(path, this::flags);
            Cors.allow(routes, path);
        }
        routes.get("/array/{token}/config", this::config);
        routes.get("/array/{token}/config.js", this::script);
    }

    private void flags(Context ctx) {
        Cors.echo(ctx);
        reply(ctx, ctx.path().startsWith("/flags") ? flags(version(ctx)) : decide(version(ctx)));
    }

    /** A version that is no number is read as 2, as PostHog did. */
    private static int version(Context ctx) {
        String version = ctx.queryParam("v");
        if (version == null) {
            return 1;
        }
        return version.matches("\\d{1,4}") ? Integer.parseInt(version) : 2;
    }

    private static ObjectNode flags(int version) {
        var reply = NODES.objectNode();
        if (version >= 2) {
            reply.putObject("flags");
        } else {
            reply.putObject("featureFlags");
            reply.putObject("featureFlagPayloads");
        }
        return reply.put("errorsWhileComputingFlags", false);
    }

    private static ObjectNode decide(int version) {
        var reply = NODES.objectNode();
        reply.putObject("config").put("enable_collect_everything", true);
        reply.putObject("toolbarParams");
        reply.put("isAuthenticated", false);
        reply.putArray("supportedCompression").add("gzip").add("gzip-js");
        reply.put("sessionRecording", false);
        reply.put("capturePerformance", false);
        reply.putArray("siteApps");
        if (version >= 4) {
            reply.putObject("flags");
        } else if (version >= 2) {
            reply.putObject("featureFlags");
        } else {
            reply.putArray("featureFlags");
        }
        if (version >= 3) {
            reply.putObject("featureFlagPayloads");
            reply.put("errorsWhileComputingFlags", false);
        }
        return reply;
    }

    private void config(Context ctx) {
        Cors.echo(ctx);
        String token = ctx.pathParam("token");
        if (!isKnownToken.test(token)) {
            ctx.status(404);
            return;
        }
        reply(ctx, config(token));
    }

    private void script(Context ctx) {
        Cors.echo(ctx);
        String token = ctx.pathParam("token");
        if (!isKnownToken.test(token)) {
            ctx.status(404);
            return;
        }
        var text = new String(Json.write(config(token)), StandardCharsets.UTF_8);
        ctx.contentType("application/javascript")
                .result("(window._POSTHOG_REMOTE_CONFIG=window._POSTHOG_REMOTE_CONFIG||{})["
                        + NODES.textNode(token)
                        + "]={config:" + text + ",siteApps:[]};");
    }

    private static ObjectNode config(String token) {
        var config = NODES.objectNode();
        config.put("token", token);
        config.putArray("supportedCompression").add("gzip").add("gzip-js");
        config.put("hasFeatureFlags", false);
        config.put("captureDeadClicks", false);
        config.put("capturePerformance", false);
        config.put("autocapture_opt_out", false);
        config.put("autocaptureExceptions", false);
        config.putObject("analytics").put("endpoint", "/i/v0/e/");
        config.put("elementsChainAsString", true);
        config.put("sessionRecording", false);
        config.put("surveys", false);
        config.put("heatmaps", false);
        config.put("defaultIdentifiedOnly", true);
        config.putArray("siteApps");
        return config;
    }

    private static void reply(Context ctx, ObjectNode body) {
        ctx.contentType("application/json").result(Json.write(body));
    }
}
