// SPDX-License-Identifier: Apache-2.0
package io.hoglet.earlyaccess.http;

import io.hoglet.earlyaccess.EarlyAccess;
import io.hoglet.earlyaccess.EarlyAccessFeature;
import io.hoglet.earlyaccess.EarlyAccessStore;
import io.hoglet.earlyaccess.EarlyAccessWish;
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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code early_access_feature} of a project: list, make, show, change, delete. */
public final class EarlyAccessRoutes implements Routes {
    private static final String PATH = "/api/projects/{id}/early_access_feature";
    private static final String ONE = PATH + "/{feature}";
    private static final int LIMIT = 100;

    private final ProjectGuard guard;
    private final EarlyAccess features;
    private final EarlyAccessStore store;

    private record Wish(
            @Nullable String name,
            @Nullable String description,
            @Nullable String stage,
            @Nullable String documentationUrl,
            @Nullable Long featureFlagId) {
        EarlyAccessWish toWish() {
            return new EarlyAccessWish(
                    Optional.ofNullable(name),
                    Optional.ofNullable(description),
                    Optional.ofNullable(stage),
                    Optional.ofNullable(documentationUrl),
                    Optional.ofNullable(featureFlagId));
        }
    }

    private record Flag(long id, String key, String name, boolean active, boolean deleted) {}

    private record Reply(
            UUID id,
            Flag featureFlag,
            String name,
            String description,
            String stage,
            String documentationUrl,
            Instant createdAt) {
        static Reply of(EarlyAccessFeature feature) {
            var flag = feature.flag();
            var content = feature.content();
            return new Reply(
                    feature.id(),
                    new Flag(flag.id(), flag.key(), flag.name(), flag.active(), flag.deleted()),
                    content.name(),
                    content.description(),
                    content.stage().word(),
                    content.documentationUrl(),
                    feature.createdAt());
        }
    }

    public EarlyAccessRoutes(ProjectGuard guard, EarlyAccess features, EarlyAccessStore store) {
        this.guard = guard;
        this.features = features;
        this.store = store;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::list);
        routes.post(PATH, this::create);
        routes.get(ONE, this::show);
        routes.patch(ONE, this::change);
        routes.delete(ONE, this::delete);
    }

    private void list(Context ctx) {
        long team = guard.project(ctx).id();
        var page = PageRequest.of(ctx, LIMIT, EarlyAccess.FEATURES_MAX);
        var shown = store.list(team, page.limit(), page.offset()).stream()
                .map(Reply::of)
                .toList();
        Json.reply(ctx, page.counted(ctx, store.count(team), shown));
    }

    private void create(Context ctx) {
        long team = guard.project(ctx).id();
        var wish = Json.read(ctx.bodyAsBytes(), Wish.class).toWish();
        var made = features.create(team, guard.caller(ctx).userId(), wish);
        ctx.status(201);
        Json.reply(ctx, Reply.of(made));
    }

    private void show(Context ctx) {
        long team = guard.project(ctx).id();
        Json.reply(ctx, Reply.of(found(store.find(team, QueryParameters.pathUuid(ctx, "feature")))));
    }

    private void change(Context ctx) {
        long team = guard.project(ctx).id();
        var id = QueryParameters.pathUuid(ctx, "feature");
        var wish = Json.read(ctx.bodyAsBytes(), Wish.class).toWish();
        Json.reply(ctx, Reply.of(found(features.update(team, guard.caller(ctx).userId(), id, wish))));
    }

    private void delete(Context ctx) {
        long team = guard.project(ctx).id();
        if (!features.delete(team, guard.caller(ctx).userId(), QueryParameters.pathUuid(ctx, "feature"))) {
            throw missing();
        }
        ctx.status(204);
    }

    private static EarlyAccessFeature found(Optional<EarlyAccessFeature> feature) {
        return feature.orElseThrow(EarlyAccessRoutes::missing);
    }

    private static ApiException missing() {
        return new ApiException(ErrorCode.NOT_FOUND, "There is no such early access feature.");
    }
}
