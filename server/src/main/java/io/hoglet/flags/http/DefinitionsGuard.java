// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hoglet.accounts.http.Authenticator;
import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.projects.Project;
import io.hoglet.projects.Projects;
import io.javalin.http.Context;
import java.time.Duration;

/**
 * Who may read definitions: the holder of a personal API key, of the project whose key {@code token} names, else of the
 * organisation's first project. A project never moves to another organisation, so that is remembered. Thread-safe.
 */
public final class DefinitionsGuard {
    private static final int REMEMBERED_MAX = 10_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final Authenticator authenticator;
    private final Projects projects;
    private final QuestionReader reader;
    private final Cache<Membership, Boolean> known = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_MAX)
            .expireAfterWrite(REMEMBERED)
            .build();

    private record Membership(long organizationId, long teamId) {}

    public DefinitionsGuard(Authenticator authenticator, Projects projects, QuestionReader reader) {
        this.authenticator = authenticator;
        this.projects = projects;
        this.reader = reader;
    }

    /** @throws ApiException 401 without a valid key, 403 for the project of others */
    long team(Context ctx) {
        long organization = authenticator.caller(ctx).organizationId();
        String token = ctx.queryParam("token");
        if (token == null || token.isBlank()) {
            return projects.current(organization)
                    .map(Project::id)
                    .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "There is no project."));
        }
        var membership = new Membership(organization, reader.teamOf(token.strip()));
        if (!known.get(membership, this::belongs)) {
            throw new ApiException(
                    ErrorCode.PERMISSION_DENIED, "The personal API key is not of this project's organization.");
        }
        return membership.teamId();
    }

    private boolean belongs(Membership membership) {
        return projects.find(membership.organizationId(), membership.teamId()).isPresent();
    }
}
