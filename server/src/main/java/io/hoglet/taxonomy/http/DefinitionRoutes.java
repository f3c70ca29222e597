// SPDX-License-Identifier: Apache-2.0
package io.hoglet.taxonomy.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.PageRequest;
import io.hoglet.http.QueryParameters;
import io.hoglet.http.Routes;
import io.hoglet.projects.http.ProjectGuard;
import io.hoglet.taxonomy.Definitions;
import io.hoglet.taxonomy.PropertyKind;
import io.hoglet.taxonomy.PropertyType;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code event_definitions} and {@code property_definitions} of a project. */
public final class DefinitionRoutes implements Routes {
    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 1_000;
    private static final int EVENTS_MAX = 100;

    private final ProjectGuard guard;
    private final Definitions definitions;

    private record PropertyReply(
            UUID id, String name, Optional<String> propertyType, boolean isNumerical, String type) {}

    public DefinitionRoutes(ProjectGuard guard, Definitions definitions) {
        this.guard = guard;
        this.definitions = definitions;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/projects/{id}/event_definitions", this::events);
        routes.get("/api/projects/{id}/property_definitions", this::properties);
    }

    private void events(Context ctx) {
        long team = guard.project(ctx).id();
        var page = PageRequest.of(ctx, LIMIT, LIMIT_MAX);
        var slice = definitions.events(wish(ctx, team, page));
        Json.reply(ctx, page.counted(ctx, slice.count(), slice.rows()));
    }

    private void properties(Context ctx) {
        long team = guard.project(ctx).id();
        var page = PageRequest.of(ctx, LIMIT, LIMIT_MAX);
        var slice = definitions.properties(wish(ctx, team, page), kind(ctx), eventNames(ctx));
        var replies = slice.rows().stream()
                .map(row -> new PropertyReply(
                        row.id(),
                        row.name(),
                        row.type().map(PropertyType::label),
                        row.isNumerical(),
                        label(row.kind())))
                .toList();
        Json.reply(ctx, page.counted(ctx, slice.count(), replies));
    }

    private static Definitions.Wish wish(Context ctx, long team, PageRequest page) {
        return new Definitions.Wish(team, QueryParameters.text(ctx, "search"), page.limit(), page.offset());
    }

    private static PropertyKind kind(Context ctx) {
        return switch (QueryParameters.text(ctx, "type").orElse("event")) {
            case "event" -> PropertyKind.EVENT;
            case "person" -> PropertyKind.PERSON;
            default -> throw ApiException.onField(ErrorCode.INVALID_INPUT, "type", "type must be event or person.");
        };
    }

    private static String label(PropertyKind kind) {
        return switch (kind) {
            case EVENT -> "event";
            case PERSON -> "person";
        };
    }

    private static List<String> eventNames(Context ctx) {
        String text = ctx.queryParam("event_names");
        if (text == null || text.isBlank()) {
            return List.of();
        }
        JsonNode array = Json.tree(text.getBytes(StandardCharsets.UTF_8));
        if (!array.isArray() || array.size() > EVENTS_MAX) {
            throw notNames();
        }
        var names = new ArrayList<String>();
        for (var name : array) {
            if (!name.isTextual() || name.textValue().indexOf('\0') >= 0) {
                throw notNames();
            }
            names.add(name.textValue());
        }
        return names;
    }

    private static ApiException notNames() {
        return ApiException.onField(
                ErrorCode.INVALID_INPUT,
                "event_names",
                "event_names must be a JSON array of at most " + EVENTS_MAX + " names.");
    }
}
