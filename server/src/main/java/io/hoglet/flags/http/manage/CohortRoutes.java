// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.flags.manage.CohortStore;
import io.hoglet.flags.manage.CohortWish;
import io.hoglet.flags.manage.Cohorts;
import io.hoglet.flags.manage.StoredCohort;
import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.PageRequest;
import io.hoglet.http.QueryParameters;
import io.hoglet.http.Routes;
import io.hoglet.projects.http.ProjectGuard;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code cohorts} of a project: list, make, show, change, delete. */
public final class CohortRoutes implements Routes {
    static final String PATH = "/api/projects/{id}/cohorts";
    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 500;

    private final ProjectGuard guard;
    private final Cohorts cohorts;
    private final CohortStore store;

    private record Wish(
            @Nullable String name,
            @Nullable String description,
            @Nullable JsonNode filters,
            @Nullable Boolean isStatic,
            @Nullable Boolean deleted) {
        CohortWish toCohortWish() {
            return new CohortWish(
                    Optional.ofNullable(name),
                    Optional.ofNullable(description),
                    Optional.ofNullable(filters).filter(json -> !json.isNull()),
                    Optional.ofNullable(isStatic),
                    Optional.ofNullable(deleted));
        }
    }

    private record Filters(ObjectNode properties) {}

    /** Membership is decided when it is asked for: there is no calculation, and a count of static cohorts only. */
    private record Reply(
            long id,
            String name,
            String description,
            List<Long> groups,
            Filters filters,
            @Nullable String query,
            boolean deleted,
            boolean isCalculating,
            @Nullable AuthorReply createdBy,
            Instant createdAt,
            @Nullable Instant lastCalculation,
            int errorsCalculating,
            @Nullable Long count,
            boolean isStatic) {
        static Reply of(StoredCohort cohort) {
            var content = cohort.content();
            return new Reply(
                    cohort.id(),
                    content.name(),
                    content.description(),
                    List.of(),
                    new Filters(content.filters()),
                    null,
                    content.deleted(),
                    false,
                    AuthorReply.of(cohort.createdBy()),
                    cohort.times().createdAt(),
                    null,
                    0,
                    cohort.count().isPresent() ? cohort.count().getAsLong() : null,
                    content.isStatic());
        }
    }

    public CohortRoutes(ProjectGuard guard, Cohorts cohorts, CohortStore store) {
        this.guard = guard;
        this.cohorts = cohorts;
        this.store = store;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::list);
        routes.post(PATH, this::create);
        routes.get(PATH + "/{cohort}", this::show);
        routes.patch(PATH + "/{cohort}", this::change);
        routes.delete(PATH + "/{cohort}", this::delete);
    }

    private void list(Context ctx) {
        long team = guard.project(ctx).id();
        var page = PageRequest.of(ctx, LIMIT, LIMIT_MAX);
        var search = QueryParameters.text(ctx, "search");
        var shown = store.list(team, search, page.limit(), page.offset()).stream()
                .map(Reply::of)
                .toList();
        Json.reply(ctx, page.counted(ctx, store.count(team, search), shown));
    }

    private void create(Context ctx) {
        long team = guard.project(ctx).id();
        var wish = Json.read(ctx.bodyAsBytes(), Wish.class).toCohortWish();
        var made = cohorts.create(team, guard.caller(ctx).userId(), wish);
        ctx.status(201);
        Json.reply(ctx, Reply.of(made));
    }

    private void show(Context ctx) {
        long team = guard.project(ctx).id();
        Json.reply(ctx, Reply.of(found(store.find(team, QueryParameters.pathId(ctx, "cohort")))));
    }

    private void change(Context ctx) {
        long team = guard.project(ctx).id();
        long cohort = QueryParameters.pathId(ctx, "cohort");
        var wish = Json.read(ctx.bodyAsBytes(), Wish.class).toCohortWish();
        Json.reply(ctx, Reply.of(found(cohorts.update(team, guard.caller(ctx).userId(), cohort, wish))));
    }

    private void delete(Context ctx) {
        long team = guard.project(ctx).id();
        long cohort = QueryParameters.pathId(ctx, "cohort");
        found(store.find(team, cohort).filter(one -> !one.content().deleted()));
        found(cohorts.update(team, guard.caller(ctx).userId(), cohort, CohortWish.deletion()));
        ctx.status(204);
    }

    static StoredCohort found(Optional<StoredCohort> cohort) {
        return cohort.orElseThrow(CohortRoutes::missing);
    }

    static ApiException missing() {
        return new ApiException(ErrorCode.NOT_FOUND, "There is no such cohort.");
    }
}
