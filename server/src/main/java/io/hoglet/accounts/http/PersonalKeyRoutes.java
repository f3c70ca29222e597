// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts.http;

import io.hoglet.accounts.PersonalKey;
import io.hoglet.accounts.PersonalKeys;
import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.QueryParameters;
import io.hoglet.http.Results;
import io.hoglet.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/personal_api_keys}: each account's own keys. */
public final class PersonalKeyRoutes implements Routes {
    private static final int LABEL_MAX = 100;
    private static final int KEYS_MAX = 200;

    private final Authenticator authenticator;
    private final PersonalKeys keys;

    private record NewKey(@Nullable String label) {}

    private record CreatedReply(
            long id, String label, String maskValue, Instant createdAt, Optional<Instant> lastUsedAt, String value) {
        static CreatedReply of(PersonalKeys.Created created) {
            var key = created.key();
            return new CreatedReply(
                    key.id(), key.label(), key.maskValue(), key.createdAt(), key.lastUsedAt(), created.value());
        }
    }

    public PersonalKeyRoutes(Authenticator authenticator, PersonalKeys keys) {
        this.authenticator = authenticator;
        this.keys = keys;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/personal_api_keys", this::list);
        routes.post("/api/personal_api_keys", this::create);
        routes.delete("/api/personal_api_keys/{id}", this::delete);
    }

    private void list(Context ctx) {
        var caller = authenticator.caller(ctx);
        Json.reply(ctx, new Results<PersonalKey>(keys.ofUser(caller.userId())));
    }

    private void create(Context ctx) {
        var caller = authenticator.caller(ctx);
        String label = label(Json.read(ctx.bodyAsBytes(), NewKey.class));
        if (keys.ofUser(caller.userId()).size() >= KEYS_MAX) {
            throw new ApiException(ErrorCode.CONFLICT, "An account has at most " + KEYS_MAX + " keys. Delete one.");
        }
        ctx.status(201);
        Json.reply(ctx, CreatedReply.of(keys.create(caller.userId(), label)));
    }

    private static String label(NewKey key) {
        String label = key.label() == null ? "" : key.label().strip();
        if (label.isEmpty()) {
            throw ApiException.onField(ErrorCode.REQUIRED, "label", "label is missing: say what the key is for.");
        }
        if (label.length() > LABEL_MAX || label.indexOf('\0') >= 0) {
            throw ApiException.onField(
                    ErrorCode.INVALID_INPUT, "label", "label may have at most " + LABEL_MAX + " characters.");
        }
        return label;
    }

    private void delete(Context ctx) {
        var caller = authenticator.caller(ctx);
        if (!keys.delete(caller.userId(), QueryParameters.pathId(ctx, "id"))) {
            throw new ApiException(ErrorCode.NOT_FOUND, "There is no such key.");
        }
        ctx.status(204);
    }
}
