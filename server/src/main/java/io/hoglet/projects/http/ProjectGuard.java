// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects.http;

import io.hoglet.accounts.Caller;
import io.hoglet.accounts.http.Authenticator;
import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.QueryParameters;
import io.hoglet.projects.Project;
import io.hoglet.projects.Projects;
import io.javalin.http.Context;

/**
 * Every route under {@code /api/projects/{id}} asks here first: who calls, and which project, if it is theirs. The path
 * parameter is {@code id}; {@code @current} is the organisation's first project. Thread-safe.
 */
public final class ProjectGuard {
    private static final String CURRENT = "@current";

    private final Authenticator authenticator;
    private final Projects projects;

    public ProjectGuard(Authenticator authenticator, Projects projects) {
        this.authenticator = authenticator;
        this.projects = projects;
    }

    public Caller caller(Context ctx) {
        return authenticator.caller(ctx);
    }

    /** @throws ApiException 401 without credentials, 404 when the caller has no such project */
    public Project project(Context ctx) {
        long organization = caller(ctx).organizationId();
        var project = ctx.pathParam("id").equals(CURRENT)
                ? projects.current(organization)
                : projects.find(organization, QueryParameters.pathId(ctx, "id"));
        return project.orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "There is no such project."));
    }
}
