// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.events;

import io.hoglet.insights.events.ShownColumns.Column;
import io.hoglet.insights.events.ShownColumns.Part;
import io.hoglet.insights.query.ActorDirectory;
import io.hoglet.insights.query.ActorDirectory.Actor;
import io.hoglet.insights.query.Answer.EventObject;
import io.hoglet.insights.query.Answer.Grid;
import io.hoglet.insights.query.Answer.PersonObject;
import io.hoglet.insights.query.JsonText;
import io.hoglet.insights.query.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts the statement's columns together again: the columns that were asked for. */
final class EventRows {

    private final long teamId;
    private final ActorDirectory directory;

    EventRows(long teamId, ActorDirectory directory) {
        this.teamId = teamId;
        this.directory = directory;
    }

    Grid grid(ShownColumns shown, Rows rows) {
        Map<UUID, Actor> people = people(shown, rows);
        var all = new ArrayList<List<@Nullable Object>>();
        for (List<@Nullable Object> row : rows.rows()) {
            var cells = new ArrayList<@Nullable Object>();
            for (Column column : shown.columns()) {
                cells.add(cell(column, row, people));
            }
            all.add(Collections.unmodifiableList(cells));
        }
        return new Grid(
                shown.columns().stream().map(Column::name).toList(),
                shown.columns().stream().map(column -> type(column, rows)).toList(),
                all);
    }

    private static String type(Column column, Rows rows) {
        return switch (column.part()) {
            case Part.WholeEvent _, Part.Person _ -> "JSON";
            case Part.Value _ -> rows.columns().get(column.first()).type();
        };
    }

    private Map<UUID, Actor> people(ShownColumns shown, Rows rows) {
        var ids = new LinkedHashSet<UUID>();
        for (Column column : shown.columns()) {
            if (column.part() instanceof Part.Person) {
                for (List<@Nullable Object> row : rows.rows()) {
                    ids.add(UUID.fromString(text(row, column.first())));
                }
            }
        }
        return ids.isEmpty() ? Map.of() : directory.find(teamId, ids);
    }

    private @Nullable Object cell(Column column, List<@Nullable Object> row, Map<UUID, Actor> people) {
        int first = column.first();
        return switch (column.part()) {
            case Part.Value _ -> row.get(first);
            case Part.Person _ -> person(row, first, people);
            case Part.WholeEvent _ ->
                new EventObject(
                        new EventObject.Identity(text(row, first), text(row, first + 1), text(row, first + 4), teamId),
                        json(row, first + 2),
                        text(row, first + 3),
                        text(row, first + 5),
                        text(row, first + 6));
        };
    }

    /** As the person is now, or, of somebody who has no profile, as the event saw it. */
    private static PersonObject person(List<@Nullable Object> row, int first, Map<UUID, Actor> people) {
        String id = text(row, first);
        Actor actor = people.get(UUID.fromString(id));
        if (actor == null) {
            return new PersonObject(id, null, json(row, first + 2), text(row, first + 1));
        }
        String createdAt = actor.createdAt().map(Instant::toString).orElse(null);
        return new PersonObject(id, createdAt, actor.properties(), text(row, first + 1));
    }

    private static JsonText json(List<@Nullable Object> row, int index) {
        String json = text(row, index);
        return json.isEmpty() ? JsonText.EMPTY_OBJECT : new JsonText(json);
    }

    private static String text(List<@Nullable Object> row, int index) {
        return String.valueOf(row.get(index));
    }
}
