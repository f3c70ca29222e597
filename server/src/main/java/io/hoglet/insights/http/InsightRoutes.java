// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.http;

import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Errors;
import io.hoglet.http.Json;
import io.hoglet.http.PageRequest;
import io.hoglet.http.QueryParameters;
import io.hoglet.http.Results;
import io.hoglet.http.Routes;
import io.hoglet.insights.explore.LiveEvents;
import io.hoglet.insights.explore.PropertyValues;
import io.hoglet.insights.query.InvalidQueryException;
import io.hoglet.insights.query.Project;
import io.hoglet.insights.query.PropertyType;
import io.hoglet.insights.query.QueryLimitException;
import io.hoglet.projects.http.ProjectGuard;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** {@code query}, {@code live_events} and {@code property_values} of a project: all that is read from ClickHouse. */
public final class InsightRoutes implements Routes {
    private static final int LIVE_LIMIT = 100;
    private static final int LIVE_LIMIT_MAX = 500;

    private final ProjectGuard guard;
    private final Queries queries;
    private final LiveEvents live;
    private final PropertyValues values;

    public InsightRoutes(ProjectGuard guard, Queries queries, LiveEvents live, PropertyValues values) {
        this.guard = guard;
        this.queries = queries;
        this.live = live;
        this.values = values;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/projects/{id}/query", this::query);
        routes.get("/api/projects/{id}/live_events", this::liveEvents);
        routes.get("/api/projects/{id}/property_values", this::propertyValues);
        routes.exception(InvalidQueryException.class, (error, ctx) -> Errors.refuse(ctx, refused(error)));
        routes.exception(
                QueryLimitException.class,
                (error, ctx) -> Errors.refuse(ctx, new ApiException(limit(error.code()), error.advice())));
    }

    private void query(Context ctx) {
        var project = project(ctx);
        var response = queries.answer(project, Json.tree(ctx.bodyAsBytes()));
        ctx.contentType("application/json").result(Json.write(response));
    }

    private void liveEvents(Context ctx) {
        var project = project(ctx);
        int limit = PageRequest.of(ctx, LIVE_LIMIT, LIVE_LIMIT_MAX).limit();
        var page = live.after(project, QueryParameters.text(ctx, "after").map(InsightRoutes::moment), limit);
        ctx.contentType("application/json").result(Json.write(LiveEventsReply.of(page)));
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ApiException.onField(ErrorCode.INVALID_INPUT, "after", "after must be a cursor of this endpoint.");
        }
    }

    private void propertyValues(Context ctx) {
        var project = project(ctx);
        String key = QueryParameters.text(ctx, "key")
                .orElseThrow(() -> ApiException.onField(ErrorCode.REQUIRED, "key", "key is required."));
        var wish = new PropertyValues.Wish(
                key, type(ctx), QueryParameters.text(ctx, "event"), QueryParameters.text(ctx, "search"));
        Json.reply(ctx, new Results<>(values.of(project, wish)));
    }

    private static PropertyType type(Context ctx) {
        return switch (QueryParameters.text(ctx, "type").orElse("event")) {
            case "event" -> PropertyType.EVENT;
            case "person" -> PropertyType.PERSON;
            default -> throw ApiException.onField(ErrorCode.INVALID_INPUT, "type", "type must be event or person.");
        };
    }

    private Project project(Context ctx) {
        var project = guard.project(ctx);
        return new Project(
                project.id(), project.timezone(), project.weekStartDay() == 1 ? DayOfWeek.MONDAY : DayOfWeek.SUNDAY);
    }

    private static ApiException refused(InvalidQueryException error) {
        String detail = Optional.ofNullable(error.getMessage()).orElse("The query is not valid.");
        return ApiException.onField(code(error.code()), error.field(), detail);
    }

    private static ErrorCode code(String word) {
        return ErrorCode.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static ErrorCode limit(QueryLimitException.Code code) {
        return switch (code) {
            case QUERY_TIMED_OUT -> ErrorCode.QUERY_TIMED_OUT;
            case QUERY_OUT_OF_MEMORY -> ErrorCode.QUERY_OUT_OF_MEMORY;
            case QUERY_TOO_LARGE -> ErrorCode.QUERY_TOO_LARGE;
        };
    }
}
