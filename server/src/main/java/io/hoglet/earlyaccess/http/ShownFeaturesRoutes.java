// SPDX-License-Identifier: Apache-2.0
package io.hoglet.earlyaccess.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hoglet.capture.ProjectLookup;
import io.hoglet.capture.Refusal;
import io.hoglet.earlyaccess.EarlyAccess;
import io.hoglet.earlyaccess.EarlyAccessStore;
import io.hoglet.earlyaccess.Stage;
import io.hoglet.http.ApiException;
import io.hoglet.http.Cors;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What posthog-js shows visitors to choose from (wire protocol 2.4). */
public final class ShownFeaturesRoutes implements Routes {
    private static final String PATH = "/api/early_access_features";

    private final ProjectLookup projects;
    private final EarlyAccessStore store;

    public ShownFeaturesRoutes(ProjectLookup projects, EarlyAccessStore store) {
        this.projects = projects;
        this.store = store;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::list);
        Cors.allow(routes, PATH);
    }

    private void list(Context ctx) {
        Cors.echo(ctx);
        long team = team(ctx);
        var reply = JsonNodeFactory.instance.objectNode();
        var list = reply.putArray("earlyAccessFeatures");
        for (var feature : store.shown(team, stages(ctx), EarlyAccess.FEATURES_MAX)) {
            var content = feature.content();
            list.addObject()
                    .put("id", feature.id().toString())
                    .put("name", content.name())
                    .put("description", content.description())
                    .put("stage", content.stage().word())
                    .put("documentationUrl", content.documentationUrl())
                    .put("flagKey", feature.flag().key());
        }
        ctx.contentType("application/json").result(Json.write(reply));
    }

    private long team(Context ctx) {
        String token = ctx.queryParam("token");
        if (token == null || token.isBlank()) {
            throw new ApiException(ErrorCode.MISSING_API_KEY, Refusal.MISSING_TOKEN.advice());
        }
        return projects.find(token.strip())
                .orElseThrow(() -> new ApiException(ErrorCode.INVALID_API_KEY, Refusal.UNKNOWN_TOKEN.advice()))
                .teamId();
    }

    /** Named once or several times; a stage that is none of ours has no features. */
    private static Set<Stage> stages(Context ctx) {
        var asked = ctx.queryParams("stage");
        return asked.isEmpty()
                ? Set.of(Stage.BETA)
                : asked.stream().map(Stage::ofWord).flatMap(Optional::stream).collect(Collectors.toSet());
    }
}
