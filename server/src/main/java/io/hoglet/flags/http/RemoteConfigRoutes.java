// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import io.hoglet.flags.manage.FlagStore;
import io.hoglet.flags.manage.FlagSummary;
import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** The payload that servers fetch by the key of a flag, with a personal API key or the project's secret (2.3). */
public final class RemoteConfigRoutes implements Routes {
    private final DefinitionsGuard guard;
    private final FlagStore store;

    public RemoteConfigRoutes(DefinitionsGuard guard, FlagStore store) {
        this.guard = guard;
        this.store = store;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/projects/{id}/feature_flags/{flag}/remote_config", this::payload);
    }

    /** As it is stored, a text that holds JSON: SDKs parse it once more. */
    private void payload(Context ctx) {
        long team = guard.teamOfPath(ctx);
        var flag = store.byKey(team, ctx.pathParam("flag"))
                .filter(one -> one.content().active())
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "There is no such feature flag."));
        var payload = FlagSummary.payload(flag.content().filters());
        if (!payload.isTextual()) {
            throw new ApiException(ErrorCode.NOT_FOUND, "The feature flag has no payload for true.");
        }
        ctx.contentType("application/json").result(Json.write(payload));
    }
}
