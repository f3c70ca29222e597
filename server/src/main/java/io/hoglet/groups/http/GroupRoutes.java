// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.groups.Group;
import io.hoglet.groups.GroupDirectory;
import io.hoglet.groups.GroupKey;
import io.hoglet.groups.GroupTypes;
import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.PageRequest;
import io.hoglet.http.QueryParameters;
import io.hoglet.http.Routes;
import io.hoglet.projects.http.ProjectGuard;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;

/** {@code groups} of a project: a list of one type with search, and one by its key. */
public final class GroupRoutes implements Routes {
    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 1_000;
    private static final String TYPE = "group_type_index";
    private static final String KEY = "group_key";

    private final ProjectGuard guard;
    private final GroupDirectory groups;

    private record Reply(int groupTypeIndex, String groupKey, ObjectNode groupProperties, Instant createdAt) {
        static Reply of(Group group) {
            return new Reply(group.key().typeIndex(), group.key().key(), group.properties(), group.createdAt());
        }
    }

    public GroupRoutes(ProjectGuard guard, GroupDirectory groups) {
        this.guard = guard;
        this.groups = groups;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/projects/{id}/groups", this::list);
        routes.get("/api/projects/{id}/groups/find", this::find);
    }

    private void list(Context ctx) {
        long team = guard.project(ctx).id();
        int type = type(ctx);
        var page = PageRequest.of(ctx, LIMIT, LIMIT_MAX);
        var wish = new GroupDirectory.Wish(
                team, type, QueryParameters.text(ctx, "search"), page.limitAndOne(), page.offset());
        Json.reply(ctx, page.page(ctx, groups.list(wish).stream().map(Reply::of).toList()));
    }

    private void find(Context ctx) {
        long team = guard.project(ctx).id();
        int type = type(ctx);
        // As it is: blanks at its ends belong to a key.
        String key = ctx.queryParam(KEY);
        if (key == null || key.isEmpty()) {
            throw ApiException.onField(ErrorCode.REQUIRED, KEY, KEY + " is missing.");
        }
        if (key.length() > GroupKey.KEY_MAX || key.indexOf('\0') >= 0) {
            throw ApiException.onField(
                    ErrorCode.INVALID_INPUT,
                    KEY,
                    KEY + " must be a text of at most " + GroupKey.KEY_MAX + " characters.");
        }
        Json.reply(
                ctx,
                groups.find(new GroupKey(team, type, key))
                        .map(Reply::of)
                        .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "There is no such group.")));
    }

    private static int type(Context ctx) {
        int type = QueryParameters.number(ctx, TYPE, -1);
        if (type < 0 || type >= GroupTypes.MAX) {
            throw ApiException.onField(
                    ErrorCode.INVALID_INPUT, TYPE, TYPE + " must be a number from 0 to " + (GroupTypes.MAX - 1) + ".");
        }
        return type;
    }
}
