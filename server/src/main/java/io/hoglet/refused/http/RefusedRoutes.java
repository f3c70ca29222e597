// SPDX-License-Identifier: Apache-2.0
package io.hoglet.refused.http;

import io.hoglet.http.Json;
import io.hoglet.http.PageRequest;
import io.hoglet.http.Results;
import io.hoglet.http.Routes;
import io.hoglet.projects.http.ProjectGuard;
import io.hoglet.refused.RefusedStore;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;

/** {@code refused_requests} of a project: what capture refused lately, newest first. */
public final class RefusedRoutes implements Routes {
    private static final int LIMIT = 50;
    private static final int LIMIT_MAX = 1_000;

    private final ProjectGuard guard;
    private final RefusedStore store;

    private record Reply(
            long id, Instant lastSeen, String path, int status, String code, String detail, String sdk, long count) {
        static Reply of(RefusedStore.Entry entry) {
            var refused = entry.refused();
            return new Reply(
                    entry.id(),
                    entry.tally().lastSeen(),
                    refused.path(),
                    refused.status(),
                    refused.code(),
                    refused.detail(),
                    refused.sdk(),
                    entry.tally().count());
        }
    }

    public RefusedRoutes(ProjectGuard guard, RefusedStore store) {
        this.guard = guard;
        this.store = store;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/projects/{id}/refused_requests", this::list);
    }

    private void list(Context ctx) {
        long project = guard.project(ctx).id();
        var page = PageRequest.of(ctx, LIMIT, LIMIT_MAX);
        Json.reply(
                ctx,
                new Results<>(store.newest(project, page.limit()).stream()
                        .map(Reply::of)
                        .toList()));
    }
}
