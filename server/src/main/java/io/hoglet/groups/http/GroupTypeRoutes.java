// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups.http;

import io.hoglet.groups.GroupDirectory;
import io.hoglet.groups.GroupType;
import io.hoglet.groups.GroupTypes;
import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.Routes;
import io.hoglet.projects.http.ProjectGuard;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code groups_types} of a project: a plain list, and what people call them. */
public final class GroupTypeRoutes implements Routes {
    private static final String SINGULAR = "name_singular";
    private static final String PLURAL = "name_plural";

    private final ProjectGuard guard;
    private final GroupDirectory groups;

    private record Reply(
            String groupType, int groupTypeIndex, Optional<String> nameSingular, Optional<String> namePlural) {
        static Reply of(GroupType type) {
            return new Reply(type.name(), type.index(), type.singular(), type.plural());
        }
    }

    private record NamesWish(
            @Nullable Integer groupTypeIndex,
            @Nullable String nameSingular,
            @Nullable String namePlural) {}

    public GroupTypeRoutes(ProjectGuard guard, GroupDirectory groups) {
        this.guard = guard;
        this.groups = groups;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(
                "/api/projects/{id}/groups_types",
                ctx -> reply(ctx, guard.project(ctx).id()));
        routes.patch("/api/projects/{id}/groups_types/update_metadata", this::rename);
    }

    private void rename(Context ctx) {
        long team = guard.project(ctx).id();
        var wishes = Json.read(ctx.bodyAsBytes(), NamesWish[].class);
        if (wishes.length > GroupTypes.MAX) {
            throw new ApiException(
                    ErrorCode.INVALID_INPUT, "A project has at most " + GroupTypes.MAX + " types of groups.");
        }
        if (!groups.rename(team, Stream.of(wishes).map(GroupTypeRoutes::names).toList())) {
            throw new ApiException(ErrorCode.NOT_FOUND, "There is no such type of groups.");
        }
        reply(ctx, team);
    }

    private static GroupDirectory.Names names(@Nullable NamesWish wish) {
        if (wish == null || wish.groupTypeIndex() == null) {
            throw ApiException.onField(ErrorCode.REQUIRED, "group_type_index", "group_type_index is missing.");
        }
        return new GroupDirectory.Names(
                wish.groupTypeIndex(), name(SINGULAR, wish.nameSingular()), name(PLURAL, wish.namePlural()));
    }

    private static Optional<String> name(String field, @Nullable String name) {
        var text = Optional.ofNullable(name).map(String::strip).filter(given -> !given.isEmpty());
        if (text.isPresent()
                && (text.get().length() > GroupTypes.NAME_MAX || text.get().indexOf('\0') >= 0)) {
            throw ApiException.onField(
                    ErrorCode.INVALID_INPUT,
                    field,
                    field + " must be a text of at most " + GroupTypes.NAME_MAX + " characters.");
        }
        return text;
    }

    private void reply(Context ctx, long team) {
        List<Reply> types = groups.types(team).stream().map(Reply::of).toList();
        ctx.contentType("application/json").result(Json.write(types));
    }
}
