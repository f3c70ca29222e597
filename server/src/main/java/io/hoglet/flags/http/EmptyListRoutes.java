// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hoglet.capture.Refusal;
import io.hoglet.http.ApiException;
import io.hoglet.http.Cors;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** What pages fetch and Hoglet has none of: surveys and web experiments, as valid empty lists (wire protocol 2.4). */
public final class EmptyListRoutes implements Routes {
    private static final Map<String, String> LISTS =
            Map.of("/api/surveys", "surveys", "/api/web_experiments", "experiments");

    private final QuestionReader reader;

    public EmptyListRoutes(QuestionReader reader) {
        this.reader = reader;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        LISTS.forEach((path, list) -> {
            routes.get(path, ctx -> answer(ctx, list));
            Cors.allow(routes, path);
        });
    }

    private void answer(Context ctx, String list) {
        Cors.echo(ctx);
        String token = ctx.queryParam("token");
        if (token == null || token.isBlank()) {
            throw new ApiException(ErrorCode.MISSING_API_KEY, Refusal.MISSING_TOKEN.advice());
        }
        reader.teamOf(token.strip());
        var reply = JsonNodeFactory.instance.objectNode();
        reply.putArray(list);
        ctx.contentType("application/json").result(Json.write(reply));
    }
}
