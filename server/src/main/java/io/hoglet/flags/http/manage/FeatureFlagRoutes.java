// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http.manage;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.flags.manage.FeatureFlag;
import io.hoglet.flags.manage.FeatureFlags;
import io.hoglet.flags.manage.FlagStore;
import io.hoglet.flags.manage.FlagType;
import io.hoglet.flags.manage.FlagWish;
import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.PageRequest;
import io.hoglet.http.QueryParameters;
import io.hoglet.http.Routes;
import io.hoglet.projects.http.ProjectGuard;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code feature_flags} of a project: list, make, show, change, delete. */
public final class FeatureFlagRoutes implements Routes {
    static final String PATH = "/api/projects/{id}/feature_flags";

    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 1_000;

    private final ProjectGuard guard;
    private final FeatureFlags flags;
    private final FlagStore store;

    private record Wish(
            @Nullable String key,
            @Nullable String name,
            @Nullable JsonNode filters,
            @Nullable Boolean active,
            @Nullable Boolean deleted,
            @Nullable Boolean ensureExperienceContinuity,
            @Nullable Boolean isRemoteConfiguration,
            @Nullable Integer version) {
        FlagWish toFlagWish() {
            return new FlagWish(
                    Optional.ofNullable(key),
                    Optional.ofNullable(name),
                    Optional.ofNullable(filters).filter(json -> !json.isNull()),
                    Optional.ofNullable(active),
                    Optional.ofNullable(deleted),
                    Optional.ofNullable(ensureExperienceContinuity),
                    Optional.ofNullable(isRemoteConfiguration),
                    Optional.ofNullable(version));
        }
    }

    public FeatureFlagRoutes(ProjectGuard guard, FeatureFlags flags, FlagStore store) {
        this.guard = guard;
        this.flags = flags;
        this.store = store;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        Refusals.addTo(routes);
        routes.get(PATH, this::list);
        routes.post(PATH, this::create);
        routes.get(PATH + "/{flag}", this::show);
        routes.patch(PATH + "/{flag}", this::change);
        routes.delete(PATH + "/{flag}", this::delete);
    }

    private void list(Context ctx) {
        long team = guard.project(ctx).id();
        var page = PageRequest.of(ctx, LIMIT, LIMIT_MAX);
        var listing = new FlagStore.Listing(team, QueryParameters.text(ctx, "search"), active(ctx), type(ctx));
        var shown = store.list(listing, page.limit(), page.offset()).stream()
                .map(FlagReply::of)
                .toList();
        Json.reply(ctx, page.counted(ctx, store.count(listing), shown));
    }

    private static Optional<Boolean> active(Context ctx) {
        return QueryParameters.text(ctx, "active").map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ApiException.onField(ErrorCode.INVALID_INPUT, "active", "active must be true or false.");
        });
    }

    private static Optional<FlagType> type(Context ctx) {
        return QueryParameters.text(ctx, "type")
                .map(word -> FlagType.ofWord(word)
                        .orElseThrow(() -> ApiException.onField(
                                ErrorCode.INVALID_INPUT, "type", "type must be boolean or multivariant.")));
    }

    private void create(Context ctx) {
        long team = guard.project(ctx).id();
        var wish = Json.read(ctx.bodyAsBytes(), Wish.class).toFlagWish();
        var made = flags.create(team, guard.caller(ctx).userId(), wish);
        ctx.status(201);
        Json.reply(ctx, FlagReply.of(made));
    }

    private void show(Context ctx) {
        long team = guard.project(ctx).id();
        Json.reply(ctx, FlagReply.of(found(store.find(team, QueryParameters.pathId(ctx, "flag")))));
    }

    private void change(Context ctx) {
        long team = guard.project(ctx).id();
        long flag = QueryParameters.pathId(ctx, "flag");
        var wish = Json.read(ctx.bodyAsBytes(), Wish.class).toFlagWish();
        Json.reply(ctx, FlagReply.of(found(flags.update(team, guard.caller(ctx).userId(), flag, wish))));
    }

    private void delete(Context ctx) {
        long team = guard.project(ctx).id();
        long flag = QueryParameters.pathId(ctx, "flag");
        found(store.find(team, flag).filter(one -> !one.content().deleted()));
        found(flags.update(team, guard.caller(ctx).userId(), flag, FlagWish.deletion()));
        ctx.status(204);
    }

    static FeatureFlag found(Optional<FeatureFlag> flag) {
        return flag.orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "There is no such feature flag."));
    }
}
