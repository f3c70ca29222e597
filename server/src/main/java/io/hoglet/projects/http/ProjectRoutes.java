// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects.http;

import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.PageRequest;
import io.hoglet.http.Routes;
import io.hoglet.projects.Project;
import io.hoglet.projects.ProjectChanges;
import io.hoglet.projects.ProjectRules;
import io.hoglet.projects.Projects;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/projects}: list, make, show, change, and reset the key. */
public final class ProjectRoutes implements Routes {
    private final ProjectGuard guard;
    private final Projects projects;

    private record NewProject(@Nullable String name) {}

    private record Changes(
            @Nullable String name,
            @Nullable String timezone,
            @Nullable Integer weekStartDay,
            @Nullable Boolean anonymizeIps,
            @Nullable Boolean sessionRecordingOptIn) {}

    public ProjectRoutes(ProjectGuard guard, Projects projects) {
        this.guard = guard;
        this.projects = projects;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/projects", this::list);
        routes.post("/api/projects", this::create);
        routes.get("/api/projects/{id}", ctx -> reply(ctx, guard.project(ctx)));
        routes.patch("/api/projects/{id}", this::change);
        routes.post("/api/projects/{id}/reset_token", this::resetToken);
    }

    private void list(Context ctx) {
        long organization = guard.caller(ctx).organizationId();
        var page = PageRequest.of(ctx, 100, Projects.PROJECTS_MAX);
        var shown = projects.ofOrganization(organization, page.limit(), page.offset()).stream()
                .map(ProjectReply::of)
                .toList();
        Json.reply(ctx, page.counted(ctx, projects.count(organization), shown));
    }

    private void create(Context ctx) {
        var caller = guard.caller(ctx);
        var wish = Json.read(ctx.bodyAsBytes(), NewProject.class);
        if (wish.name() == null) {
            throw ApiException.onField(ErrorCode.REQUIRED, "name", "name is missing.");
        }
        var project = projects.create(caller.organizationId(), name(wish.name()))
                .orElseThrow(() -> new ApiException(
                        ErrorCode.CONFLICT, "An organization has at most " + Projects.PROJECTS_MAX + " projects."));
        ctx.status(201);
        reply(ctx, project);
    }

    private void change(Context ctx) {
        var project = guard.project(ctx);
        var changes = valid(Json.read(ctx.bodyAsBytes(), Changes.class));
        reply(ctx, found(projects.update(project.organizationId(), project.id(), changes)));
    }

    private void resetToken(Context ctx) {
        var project = guard.project(ctx);
        reply(ctx, found(projects.resetToken(project.organizationId(), project.id())));
    }

    private static ProjectChanges valid(Changes changes) {
        return new ProjectChanges(
                Optional.ofNullable(changes.name()).map(ProjectRoutes::name),
                Optional.ofNullable(changes.timezone()).map(ProjectRoutes::timezone),
                Optional.ofNullable(changes.weekStartDay()).map(ProjectRoutes::weekStartDay),
                Optional.ofNullable(changes.anonymizeIps()),
                Optional.ofNullable(changes.sessionRecordingOptIn()));
    }

    private static String name(String text) {
        return ProjectRules.name(text)
                .orElseThrow(() -> ApiException.onField(
                        ErrorCode.INVALID_INPUT,
                        "name",
                        "name must have 1 to " + ProjectRules.NAME_MAX + " characters."));
    }

    private static ZoneId timezone(String text) {
        return ProjectRules.timezone(text)
                .orElseThrow(() -> ApiException.onField(
                        ErrorCode.INVALID_INPUT, "timezone", "timezone must be a name such as Europe/Berlin."));
    }

    private static int weekStartDay(int day) {
        if (day != 0 && day != 1) {
            throw ApiException.onField(
                    ErrorCode.INVALID_INPUT, "week_start_day", "week_start_day must be 0 (Sunday) or 1 (Monday).");
        }
        return day;
    }

    private static Project found(Optional<Project> project) {
        return project.orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "There is no such project."));
    }

    private static void reply(Context ctx, Project project) {
        Json.reply(ctx, ProjectReply.of(project));
    }
}
