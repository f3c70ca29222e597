// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects.http;

import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.Routes;
import io.hoglet.projects.SecretTokenStore.Shown;
import io.hoglet.projects.SecretTokens;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The secret token of a project: show what it ends with, make a new one, end the one before. */
public final class SecretTokenRoutes implements Routes {
    private static final String PROJECT = "/api/projects/{id}";

    private final ProjectGuard guard;
    private final SecretTokens tokens;

    private record Reply(
            @Nullable String maskValue,
            @Nullable Instant createdAt,
            @Nullable String backupMaskValue,
            @Nullable String value) {
        static Reply of(Shown shown, @Nullable String value) {
            return new Reply(
                    shown.maskValue(),
                    shown.createdAt(),
                    shown.backupMaskValue().orElse(null),
                    value);
        }
    }

    public SecretTokenRoutes(ProjectGuard guard, SecretTokens tokens) {
        this.guard = guard;
        this.tokens = tokens;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PROJECT + "/secret_token", this::show);
        routes.patch(PROJECT + "/rotate_secret_token", this::rotate);
        routes.patch(PROJECT + "/delete_secret_token_backup", this::confirm);
    }

    private void show(Context ctx) {
        Optional<Shown> shown = tokens.find(guard.project(ctx).id());
        Json.reply(ctx, shown.map(one -> Reply.of(one, null)).orElseGet(() -> new Reply(null, null, null, null)));
    }

    private void rotate(Context ctx) {
        var created = tokens.rotate(guard.project(ctx).id());
        Json.reply(ctx, Reply.of(created.shown(), created.value()));
    }

    private void confirm(Context ctx) {
        var shown = tokens.confirm(guard.project(ctx).id())
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "The project has no secret token."));
        Json.reply(ctx, Reply.of(shown, null));
    }
}
