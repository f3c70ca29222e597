// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http.manage;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.flags.manage.FlagActivity;
import io.hoglet.flags.manage.FlagStore;
import io.hoglet.http.Json;
import io.hoglet.http.PageRequest;
import io.hoglet.http.QueryParameters;
import io.hoglet.http.Routes;
import io.hoglet.projects.http.ProjectGuard;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What belongs to one flag: who changed it. */
public final class FlagDetailRoutes implements Routes {
    private static final int LIMIT = 20;
    private static final int LIMIT_MAX = 100;
    private static final String SCOPE = "FeatureFlag";

    private final ProjectGuard guard;
    private final FlagStore store;

    private record Change(String type, String action, String field, JsonNode before, JsonNode after) {
        static Change of(FlagActivity.FieldChange change) {
            String action = change.before().isNull() ? "created" : "changed";
            return new Change(SCOPE, action, change.field(), change.before(), change.after());
        }
    }

    private record Detail(String name, List<Change> changes) {}

    private record Activity(
            long id,
            @Nullable AuthorReply user,
            String activity,
            String scope,
            String itemId,
            int version,
            Detail detail,
            Instant createdAt) {
        static Activity of(long flagId, String key, FlagActivity entry) {
            return new Activity(
                    entry.id(),
                    AuthorReply.of(entry.author()),
                    entry.kind().word(),
                    SCOPE,
                    String.valueOf(flagId),
                    entry.version(),
                    new Detail(key, entry.changes().stream().map(Change::of).toList()),
                    entry.at());
        }
    }

    public FlagDetailRoutes(ProjectGuard guard, FlagStore store) {
        this.guard = guard;
        this.store = store;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(FeatureFlagRoutes.PATH + "/{flag}/activity", this::activity);
    }

    private void activity(Context ctx) {
        long team = guard.project(ctx).id();
        var flag = FeatureFlagRoutes.found(store.find(team, QueryParameters.pathId(ctx, "flag")));
        var page = PageRequest.of(ctx, LIMIT, LIMIT_MAX);
        var entries = store.activity(team, flag.id(), page.limitAndOne(), page.offset()).stream()
                .map(entry -> Activity.of(flag.id(), flag.key(), entry))
                .toList();
        Json.reply(ctx, page.page(ctx, entries));
    }
}
