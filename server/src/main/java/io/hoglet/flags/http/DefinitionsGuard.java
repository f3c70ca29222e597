// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hoglet.accounts.http.Authenticator;
import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.QueryParameters;
import io.hoglet.projects.Project;
import io.hoglet.projects.Projects;
import io.hoglet.projects.SecretTokens;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who may read definitions: a server with the project's secret token, or the holder of a personal API key, of the
 * project whose key {@code token} names, else of the organisation's first project. A project never moves to another
 * organisation, so that is remembered. Thread-safe.
 */
public final class DefinitionsGuard {
    private static final int REMEMBERED_MAX = 10_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final String BEARER = "Bearer ";
    private static final String CURRENT = "@current";

    private final Authenticator authenticator;
    private final Projects projects;
    private final SecretTokens secrets;
    private final QuestionReader reader;
    private final Cache<Membership, Boolean> known = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_MAX)
            .expireAfterWrite(REMEMBERED)
            .build();

    private record Membership(long organizationId, long teamId) {}

    public DefinitionsGuard(
            Authenticator authenticator, Projects projects, SecretTokens secrets, QuestionReader reader) {
        this.authenticator = authenticator;
        this.projects = projects;
        this.secrets = secrets;
        this.reader = reader;
    }

    /** @throws ApiException 401 without a valid key, 403 for the project of others */
    long team(Context ctx) {
        var secret = bySecret(ctx);
        if (secret.isPresent()) {
            return secret.getAsLong();
        }
        long organization = authenticator.caller(ctx).organizationId();
        return named(ctx).map(token -> ofOrganization(organization, token)).orElseGet(() -> current(organization));
    }

    /**
     * The same for a path with the project's {@code id}.
     *
     * @throws ApiException 401 without a valid key, 403 for the project of others by key, 404 by id
     */
    long teamOfPath(Context ctx) {
        if (ctx.pathParam("id").equals(CURRENT)) {
            return team(ctx);
        }
        long id = QueryParameters.pathId(ctx, "id");
        var secret = bySecret(ctx);
        boolean allowed = secret.isPresent()
                ? secret.getAsLong() == id
                : belongs(new Membership(authenticator.caller(ctx).organizationId(), id));
        if (!allowed) {
            throw new ApiException(ErrorCode.NOT_FOUND, "There is no such project.");
        }
        return id;
    }

    /** The project of the secret token that the request carries, when it carries one. */
    private OptionalLong bySecret(Context ctx) {
        String authorization = ctx.header("Authorization");
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return OptionalLong.empty();
        }
        String value = authorization.substring(BEARER.length()).strip();
        if (!value.startsWith(SecretTokens.PREFIX)) {
            return OptionalLong.empty();
        }
        long team = secrets.project(value)
                .orElseThrow(() -> new ApiException(
                        ErrorCode.INVALID_API_KEY,
                        "This secret token is not known. The project's settings make a new one."));
        if (named(ctx).filter(token -> reader.teamOf(token) != team).isPresent()) {
            throw new ApiException(ErrorCode.PERMISSION_DENIED, "The secret token is another project's than the key.");
        }
        return OptionalLong.of(team);
    }

    private static Optional<String> named(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("token")).map(String::strip).filter(token -> !token.isEmpty());
    }

    private long current(long organization) {
        return projects.current(organization)
                .map(Project::id)
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "There is no project."));
    }

    private long ofOrganization(long organization, String token) {
        var membership = new Membership(organization, reader.teamOf(token));
        if (!belongs(membership)) {
            throw new ApiException(
                    ErrorCode.PERMISSION_DENIED, "The personal API key is not of this project's organization.");
        }
        return membership.teamId();
    }

    private boolean belongs(Membership membership) {
        return known.get(
                membership,
                each -> projects.find(each.organizationId(), each.teamId()).isPresent());
    }
}
