// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts.http;

import io.hoglet.accounts.Caller;
import io.hoglet.accounts.Profile;
import io.hoglet.accounts.Sessions;
import io.hoglet.accounts.SignIn;
import io.hoglet.http.ApiException;
import io.hoglet.http.ClientAddress;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code /api/login} and {@code /api/logout}. */
public final class LoginRoutes implements Routes {
    private final Guarded guarded;
    private final SignIn signIn;
    private final Profile profile;
    private final OrganizationProjects projects;
    private final ClientAddress addresses;

    /** How a browser's session is recognised, kept and ended. */
    public record Guarded(Authenticator authenticator, Sessions sessions, SessionCookie cookie) {}

    private record Login(@Nullable String email, @Nullable String password) {}

    public LoginRoutes(
            Guarded guarded, SignIn signIn, Profile profile, OrganizationProjects projects, ClientAddress addresses) {
        this.guarded = guarded;
        this.signIn = signIn;
        this.profile = profile;
        this.projects = projects;
        this.addresses = addresses;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/login", this::login);
        routes.post("/api/logout", this::logout);
    }

    private void login(Context ctx) {
        requireJson(ctx);
        var login = Json.read(ctx.bodyAsBytes(), Login.class);
        var outcome = signIn.attempt(
                required(login.email(), "email"), required(login.password(), "password"), addresses.of(ctx.req()));
        switch (outcome) {
            case SignIn.SignedIn in -> {
                guarded.cookie().write(ctx, in.token());
                Json.reply(ctx, UserReply.of(in.account(), profile, projects));
            }
            case SignIn.WrongCredentials _ ->
                throw new ApiException(ErrorCode.INVALID_CREDENTIALS, "E-mail or password is wrong.");
            case SignIn.Throttled throttled -> throw tooMany(throttled.pause());
        }
    }

    private void logout(Context ctx) {
        var caller = guarded.authenticator().caller(ctx);
        if (caller.how() instanceof Caller.BySession session) {
            guarded.sessions().end(session.tokenHash());
        }
        guarded.cookie().clear(ctx);
        ctx.status(204);
    }

    /** Another site's form cannot send this type, so it cannot sign a visitor in to an account of its own. */
    private static void requireJson(Context ctx) {
        String type = ctx.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new ApiException(ErrorCode.INVALID_INPUT, "Send JSON, with 'Content-Type: application/json'.");
        }
    }

    private static String required(@Nullable String value, String field) {
        if (value == null || value.isEmpty()) {
            throw ApiException.onField(ErrorCode.REQUIRED, field, field + " is missing.");
        }
        return value;
    }

    static ApiException tooMany(Duration wait) {
        int seconds = (int) Math.max(1, (wait.toMillis() + 999) / 1000);
        return ApiException.retryAfter(
                ErrorCode.THROTTLED, "Too many attempts. Try again in " + seconds + " s.", seconds);
    }
}
