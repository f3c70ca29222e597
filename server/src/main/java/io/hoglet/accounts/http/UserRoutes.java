// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts.http;

import io.hoglet.accounts.Account;
import io.hoglet.accounts.Caller;
import io.hoglet.accounts.Passwords;
import io.hoglet.accounts.Profile;
import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** {@code /api/users/@me}: who is signed in, and changes of name and password. */
public final class UserRoutes implements Routes {
    private final Authenticator authenticator;
    private final Profile profile;
    private final OrganizationProjects projects;

    private record Changes(
            @Nullable String firstName,
            @Nullable String currentPassword,
            @Nullable String password) {}

    public UserRoutes(Authenticator authenticator, Profile profile, OrganizationProjects projects) {
        this.authenticator = authenticator;
        this.profile = profile;
        this.projects = projects;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/users/@me", ctx -> reply(ctx, authenticator.caller(ctx)));
        routes.patch("/api/users/@me", this::change);
    }

    private void change(Context ctx) {
        var caller = authenticator.caller(ctx);
        var changes = Json.read(ctx.bodyAsBytes(), Changes.class);
        String firstName = changes.firstName();
        if (firstName != null) {
            requireName(firstName);
        }
        if (changes.password() != null) {
            changePassword(caller, changes.currentPassword(), changes.password());
        }
        if (firstName != null) {
            profile.rename(caller, firstName.strip());
        }
        reply(ctx, caller);
    }

    private static void requireName(String firstName) {
        if (firstName.length() > Profile.FIRST_NAME_MAX || firstName.indexOf('\0') >= 0) {
            throw ApiException.onField(
                    ErrorCode.INVALID_INPUT,
                    "first_name",
                    "first_name may have at most " + Profile.FIRST_NAME_MAX + " characters.");
        }
    }

    private void changePassword(Caller caller, @Nullable String current, String password) {
        if (current == null) {
            throw ApiException.onField(
                    ErrorCode.REQUIRED, "current_password", "current_password is needed to set a new one.");
        }
        if (password.length() < Passwords.LENGTH_MIN || password.length() > Passwords.LENGTH_MAX) {
            throw ApiException.onField(
                    ErrorCode.INVALID_INPUT,
                    "password",
                    "A password has " + Passwords.LENGTH_MIN + " to " + Passwords.LENGTH_MAX + " characters.");
        }
        switch (profile.changePassword(caller, current, password)) {
            case Profile.Changed _ -> {}
            case Profile.WrongPassword _ ->
                throw ApiException.onField(
                        ErrorCode.INVALID_INPUT, "current_password", "The current password is wrong.");
            case Profile.Throttled throttled -> throw LoginRoutes.tooMany(throttled.pause());
        }
    }

    private void reply(Context ctx, Caller caller) {
        Account account = profile.account(caller.userId())
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_AUTHENTICATED, "The account is gone."));
        Json.reply(ctx, UserReply.of(account, profile, projects));
    }
}
