// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.http;

import com.fasterxml.jackson.databind.util.RawValue;
import io.hoglet.insights.query.ActorDirectory;
import io.hoglet.insights.query.Answer;
import io.hoglet.insights.query.Answer.EventObject;
import io.hoglet.insights.query.Answer.PersonObject;
import io.hoglet.insights.query.JsonText;
import io.hoglet.insights.query.Measure;
import io.hoglet.insights.query.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes answers in the shapes of the wire. */
final class QueryEncoder {

    private QueryEncoder() {}

    static QueryResponse encode(Query query, Answer answer, Instant now) {
        return switch (answer) {
            case Answer.Trends trends -> trends(trends, now);
            case Answer.Actors actors -> actors(actors);
            case Answer.Table table -> table(table, query instanceof Query.HogQL);
        };
    }

    private static QueryResponse trends(Answer.Trends trends, Instant now) {
        return new QueryResponse.Trends(
                trends.lines().stream().map(QueryEncoder::line).toList(),
                trends.timezone(),
                new QueryResponse.ResolvedRange(
                        trends.range().from(), trends.range().to()),
                trends.hogql(),
                now.toString());
    }

    private static QueryResponse.Line line(Answer.Line line) {
        Query.Series series = line.series().series();
        var action = new QueryResponse.Action(
                line.series().order(),
                series.event().orElse(null),
                series.label(),
                series.customName().orElse(null),
                series.math().word(),
                series.math() instanceof Measure.OfProperty(var _, String property) ? property : null);
        return new QueryResponse.Line(
                action,
                line.label(),
                line.values().count(),
                line.values().data(),
                line.values().labels(),
                line.values().days(),
                line.breakdown().orElse(null),
                line.total().orElse(null));
    }

    /** SQL tells each column's name with its type, as PostHog does; an events query tells the types alone. */
    private static QueryResponse table(Answer.Table table, boolean isSql) {
        Answer.Grid grid = table.grid();
        var pairs = new ArrayList<List<String>>();
        for (int i = 0; i < grid.columns().size(); i++) {
            pairs.add(List.of(grid.columns().get(i), grid.types().get(i)));
        }
        return new QueryResponse.Table(
                grid.rows().stream().map(QueryEncoder::row).toList(),
                grid.columns(),
                isSql ? pairs : grid.types(),
                table.hogql(),
                isSql ? table.engineSql() : null,
                table.page().hasMore(),
                table.page().limit(),
                table.page().offset());
    }

    private static List<@Nullable Object> row(List<@Nullable Object> cells) {
        var row = new ArrayList<@Nullable Object>();
        for (Object cell : cells) {
            row.add(cell(cell));
        }
        return Collections.unmodifiableList(row);
    }

    private static @Nullable Object cell(@Nullable Object cell) {
        return switch (cell) {
            case EventObject event ->
                new QueryResponse.Event(
                        event.identity().uuid(),
                        event.identity().event(),
                        event.properties().json(),
                        event.timestamp(),
                        event.identity().teamId(),
                        event.identity().distinctId(),
                        event.elementsChain(),
                        ElementReply.all(event.elementsChain()),
                        event.createdAt());
            case PersonObject person ->
                new QueryResponse.EventPerson(
                        person.id(),
                        person.id(),
                        person.createdAt(),
                        person.properties().json(),
                        person.distinctId());
            case JsonText json -> new RawValue(json.json());
            case null, default -> cell;
        };
    }

    private static QueryResponse actors(Answer.Actors actors) {
        List<List<@Nullable Object>> rows = actors.rows().stream()
                .map(row -> List.<@Nullable Object>of(actor(row.actor()), row.events()))
                .toList();
        return new QueryResponse.Table(
                rows,
                List.of("actor", "event_count"),
                List.of("JSON", "UInt64"),
                actors.hogql(),
                null,
                actors.page().hasMore(),
                actors.page().limit(),
                actors.page().offset());
    }

    private static QueryResponse.Actor actor(ActorDirectory.Actor actor) {
        String id = actor.id().toString();
        return new QueryResponse.Actor(
                id,
                id,
                actor.name(),
                actor.isIdentified(),
                actor.createdAt().map(Instant::toString).orElse(null),
                actor.distinctIds(),
                actor.properties().json());
    }
}
