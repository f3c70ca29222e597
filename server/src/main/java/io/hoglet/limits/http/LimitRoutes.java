// SPDX-License-Identifier: Apache-2.0
package io.hoglet.limits.http;

import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.QueryParameters;
import io.hoglet.http.Routes;
import io.hoglet.limits.IngestionLimits;
import io.hoglet.limits.LimitStore;
import io.hoglet.limits.Metered;
import io.hoglet.limits.ProjectLimits;
import io.hoglet.limits.Restriction;
import io.hoglet.projects.http.ProjectGuard;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code ingestion_limits} and {@code event_restrictions} of a project. */
public final class LimitRoutes implements Routes {
    private static final String LIMITS = "/api/projects/{id}/ingestion_limits";
    private static final String RESTRICTIONS = "/api/projects/{id}/event_restrictions";
    private static final long QUOTA_MAX = 1_000_000_000_000L;
    private static final int RATE_MAX = 10_000_000;
    private static final int DISTINCT_ID_MAX = 200;

    private final ProjectGuard guard;
    private final LimitStore store;
    private final Clock clock;

    private record Wish(
            @Nullable Long eventsPerMonth,
            @Nullable Long recordingsPerMonth,
            @Nullable Long featureFlagsPerMonth,
            @Nullable Integer eventsPerSecond,
            @Nullable Integer burst) {}

    private record Used(LocalDate month, long events, long recordings, long featureFlags) {
        static Used of(LocalDate month, Map<Metered, Long> used) {
            return new Used(
                    month,
                    used.getOrDefault(Metered.EVENTS, 0L),
                    used.getOrDefault(Metered.RECORDINGS, 0L),
                    used.getOrDefault(Metered.FEATURE_FLAGS, 0L));
        }
    }

    private record Reply(
            @Nullable Long eventsPerMonth,
            @Nullable Long recordingsPerMonth,
            @Nullable Long featureFlagsPerMonth,
            @Nullable Integer eventsPerSecond,
            @Nullable Integer burst,
            Used used) {}

    private record RestrictionWish(@Nullable String distinctId) {}

    private record Shown(long id, @Nullable String distinctId, Instant createdAt) {
        static Shown of(Restriction restriction) {
            return new Shown(restriction.id(), restriction.distinctId().orElse(null), restriction.createdAt());
        }
    }

    private record All(List<Shown> results) {}

    public LimitRoutes(ProjectGuard guard, LimitStore store, Clock clock) {
        this.guard = guard;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(LIMITS, ctx -> reply(ctx, guard.project(ctx).id()));
        routes.put(LIMITS, this::replace);
        routes.get(RESTRICTIONS, this::restrictions);
        routes.post(RESTRICTIONS, this::restrict);
        routes.delete(RESTRICTIONS + "/{restriction}", this::release);
    }

    private void reply(Context ctx, long project) {
        var limits = store.find(project);
        var rate = limits.rate();
        var month = IngestionLimits.month(clock);
        Json.reply(
                ctx,
                new Reply(
                        limits.quotas().get(Metered.EVENTS),
                        limits.quotas().get(Metered.RECORDINGS),
                        limits.quotas().get(Metered.FEATURE_FLAGS),
                        rate.map(ProjectLimits.Rate::perSecond).orElse(null),
                        rate.flatMap(ProjectLimits.Rate::burst).orElse(null),
                        Used.of(month, store.used(project, month))));
    }

    private void replace(Context ctx) {
        long project = guard.project(ctx).id();
        var wish = Json.read(ctx.bodyAsBytes(), Wish.class);
        Map<Metered, Long> quotas = new EnumMap<>(Metered.class);
        put(quotas, Metered.EVENTS, "events_per_month", wish.eventsPerMonth());
        put(quotas, Metered.RECORDINGS, "recordings_per_month", wish.recordingsPerMonth());
        put(quotas, Metered.FEATURE_FLAGS, "feature_flags_per_month", wish.featureFlagsPerMonth());
        store.replace(project, new ProjectLimits(quotas, rate(wish)));
        reply(ctx, project);
    }

    private static void put(Map<Metered, Long> quotas, Metered metered, String field, @Nullable Long quota) {
        if (quota == null) {
            return;
        }
        if (quota < 0 || quota > QUOTA_MAX) {
            throw ApiException.onField(
                    ErrorCode.INVALID_INPUT, field, field + " must be 0 to " + QUOTA_MAX + ", or null for no limit.");
        }
        quotas.put(metered, quota);
    }

    private static Optional<ProjectLimits.Rate> rate(Wish wish) {
        var burst = positive("burst", wish.burst());
        var rate = positive("events_per_second", wish.eventsPerSecond());
        if (burst.isPresent() && rate.isEmpty()) {
            throw ApiException.onField(
                    ErrorCode.INVALID_INPUT, "burst", "burst means nothing without events_per_second.");
        }
        return rate.map(perSecond -> new ProjectLimits.Rate(perSecond, burst));
    }

    private static Optional<Integer> positive(String field, @Nullable Integer value) {
        if (value != null && (value < 1 || value > RATE_MAX)) {
            throw ApiException.onField(
                    ErrorCode.INVALID_INPUT, field, field + " must be 1 to " + RATE_MAX + ", or null for none.");
        }
        return Optional.ofNullable(value);
    }

    private void restrictions(Context ctx) {
        long project = guard.project(ctx).id();
        Json.reply(
                ctx, new All(store.restrictions(project).stream().map(Shown::of).toList()));
    }

    private void restrict(Context ctx) {
        long project = guard.project(ctx).id();
        var id = Optional.ofNullable(
                Json.read(ctx.bodyAsBytes(), RestrictionWish.class).distinctId());
        if (id.isPresent() && !isStorable(id.get())) {
            throw ApiException.onField(
                    ErrorCode.INVALID_INPUT,
                    "distinct_id",
                    "distinct_id must have 1 to " + DISTINCT_ID_MAX + " characters, or be null for all events.");
        }
        switch (store.restrict(project, id, clock.instant())) {
            case LimitStore.Added.Done done -> {
                ctx.status(201);
                Json.reply(ctx, Shown.of(done.restriction()));
            }
            case LimitStore.Added.Exists _ ->
                throw ApiException.onField(ErrorCode.UNIQUE, "distinct_id", "This restriction is there already.");
            case LimitStore.Added.TooMany _ ->
                throw new ApiException(
                        ErrorCode.CONFLICT,
                        "A project has at most " + LimitStore.RESTRICTIONS_MAX + " restrictions. Delete some first.");
        }
    }

    private static boolean isStorable(String id) {
        return !id.isEmpty()
                && id.codePointCount(0, id.length()) <= DISTINCT_ID_MAX
                && id.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    private void release(Context ctx) {
        long project = guard.project(ctx).id();
        if (!store.release(project, QueryParameters.pathId(ctx, "restriction"))) {
            throw new ApiException(ErrorCode.NOT_FOUND, "There is no such restriction.");
        }
        ctx.status(204);
    }
}
