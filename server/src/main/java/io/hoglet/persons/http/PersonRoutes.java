// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.PageRequest;
import io.hoglet.http.QueryParameters;
import io.hoglet.http.Routes;
import io.hoglet.persons.PersonDirectory;
import io.hoglet.persons.PersonDirectory.Which;
import io.hoglet.projects.http.ProjectGuard;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@code persons} of a project: a list with search, and one by its UUID. */
public final class PersonRoutes implements Routes {
    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 1_000;

    private final ProjectGuard guard;
    private final PersonDirectory persons;

    private record Reply(
            UUID id,
            UUID uuid,
            String name,
            List<String> distinctIds,
            ObjectNode properties,
            Instant createdAt,
            boolean isIdentified) {
        static Reply of(PersonDirectory.Entry person) {
            return new Reply(
                    person.uuid(),
                    person.uuid(),
                    person.name(),
                    person.distinctIds(),
                    person.properties(),
                    person.createdAt(),
                    person.isIdentified());
        }
    }

    public PersonRoutes(ProjectGuard guard, PersonDirectory persons) {
        this.guard = guard;
        this.persons = persons;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/projects/{id}/persons", this::list);
        routes.get("/api/projects/{id}/persons/{uuid}", this::show);
    }

    private void list(Context ctx) {
        long team = guard.project(ctx).id();
        var page = PageRequest.of(ctx, LIMIT, LIMIT_MAX);
        var wish = new PersonDirectory.Wish(team, which(ctx), page.limitAndOne(), page.offset());
        Json.reply(
                ctx, page.page(ctx, persons.list(wish).stream().map(Reply::of).toList()));
    }

    /** A distinct id names its person exactly; a search is not looked at then. */
    private static Which which(Context ctx) {
        return QueryParameters.text(ctx, "distinct_id")
                .<Which>map(Which.WithDistinctId::new)
                .or(() -> QueryParameters.text(ctx, "search").map(Which.Matching::new))
                .orElseGet(Which.Everybody::new);
    }

    private void show(Context ctx) {
        long team = guard.project(ctx).id();
        var person = persons.find(team, QueryParameters.pathUuid(ctx, "uuid"))
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "There is no such person."));
        Json.reply(ctx, Reply.of(person));
    }
}
