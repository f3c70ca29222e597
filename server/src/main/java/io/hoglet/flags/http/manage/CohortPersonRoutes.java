// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http.manage;

import io.hoglet.flags.manage.CohortPersonStore.Added;
import io.hoglet.flags.manage.CohortStore;
import io.hoglet.flags.manage.DistinctIdColumn;
import io.hoglet.flags.manage.StaticCohorts;
import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.QueryParameters;
import io.hoglet.http.Routes;
import io.hoglet.projects.http.ProjectGuard;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is listed in a static cohort: by distinct ids, as JSON or CSV, or by the ids of persons as PostHog has it. */
public final class CohortPersonRoutes implements Routes {
    private static final String COHORT = CohortRoutes.PATH + "/{cohort}";

    private final ProjectGuard guard;
    private final StaticCohorts cohorts;
    private final CohortStore store;

    private record DistinctIds(@Nullable List<@Nullable String> distinctIds) {}

    private record PersonIds(@Nullable List<@Nullable UUID> personIds) {}

    private record PersonId(@Nullable UUID personId) {}

    private record Reply(int added, int already, int unknown, long count) {}

    public CohortPersonRoutes(ProjectGuard guard, StaticCohorts cohorts, CohortStore store) {
        this.guard = guard;
        this.cohorts = cohorts;
        this.store = store;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(COHORT + "/persons", this::addDistinctIds);
        routes.patch(COHORT + "/add_persons_to_static_cohort", this::addPersons);
        routes.patch(COHORT + "/remove_person_from_static_cohort", this::remove);
    }

    private void addDistinctIds(Context ctx) {
        long team = guard.project(ctx).id();
        var ids = isCsv(ctx)
                ? DistinctIdColumn.of(new String(ctx.bodyAsBytes(), StandardCharsets.UTF_8))
                : listed(Json.read(ctx.bodyAsBytes(), DistinctIds.class).distinctIds(), "distinct_ids");
        reply(ctx, team, cohorts.addDistinctIds(team, QueryParameters.pathId(ctx, "cohort"), ids));
    }

    private static boolean isCsv(Context ctx) {
        String type = ctx.contentType();
        return type != null && type.startsWith("text/csv");
    }

    private void addPersons(Context ctx) {
        long team = guard.project(ctx).id();
        var ids = listed(Json.read(ctx.bodyAsBytes(), PersonIds.class).personIds(), "person_ids");
        reply(ctx, team, cohorts.addPersons(team, QueryParameters.pathId(ctx, "cohort"), ids));
    }

    private static <T> List<T> listed(@Nullable List<@Nullable T> ids, String field) {
        if (ids == null) {
            throw ApiException.onField(ErrorCode.REQUIRED, field, field + " is missing: list whom to add.");
        }
        return ids.stream().flatMap(id -> Optional.ofNullable(id).stream()).toList();
    }

    private void reply(Context ctx, long team, Optional<Added> outcome) {
        var cohort = CohortRoutes.found(store.find(team, QueryParameters.pathId(ctx, "cohort")));
        var added = outcome.orElseThrow(CohortRoutes::missing);
        Json.reply(
                ctx,
                new Reply(
                        added.added(),
                        added.already(),
                        added.unknown(),
                        cohort.count().orElse(0)));
    }

    private void remove(Context ctx) {
        long team = guard.project(ctx).id();
        var person = Json.read(ctx.bodyAsBytes(), PersonId.class).personId();
        if (person == null) {
            throw ApiException.onField(ErrorCode.REQUIRED, "person_id", "person_id is missing: say whom to remove.");
        }
        boolean removed = cohorts.remove(team, QueryParameters.pathId(ctx, "cohort"), person)
                .orElseThrow(CohortRoutes::missing);
        if (!removed) {
            throw new ApiException(ErrorCode.NOT_FOUND, "The person is not in this cohort.");
        }
        ctx.status(204);
    }
}
