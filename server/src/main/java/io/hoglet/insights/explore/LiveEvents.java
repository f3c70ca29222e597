// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.explore;

import io.hoglet.insights.query.JsonText;
import io.hoglet.insights.query.Project;
import io.hoglet.insights.query.Rows;
import io.hoglet.insights.query.Warehouse;
import io.hoglet.insights.sql.Engine;
import io.hoglet.insights.sql.Parser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The events that became visible lately, the newest arrival first. Holds no state and may be called by many threads;
 * each call is one query, or at the first call of a page a few.
 */
public final class LiveEvents {

    /**
     * Blocks of different partitions may become visible a little out of the order of their arrival times. So a page
     * goes back this far behind its cursor, and the reader leaves out what it has.
     */
    private static final Duration OVERLAP = Duration.ofSeconds(3);

    /** How far the first page looks back, until it finds something. */
    private static final List<Duration> LOOK_BACK = List.of(Duration.ofHours(1), Duration.ofDays(2));

    private static final String COLUMNS =
            "uuid, event, distinct_id, person_id, timestamp, inserted_at, properties, properties.$lib, elements_chain";

    private final Warehouse warehouse;
    private final Clock clock;

    public LiveEvents(Warehouse warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /** One event as a line of the list. Times are ISO-8601 in the project's zone. */
    public record Event(
            String uuid,
            String event,
            String distinctId,
            String personId,
            String timestamp,
            String insertedAt,
            JsonText properties,
            Optional<String> lib,
            String elementsChain) {}

    /** @param cursor what to ask for next */
    public record Page(List<Event> events, Instant cursor) {}

    /** Events that became visible after the cursor, and some from shortly before it. */
    public Page after(Project project, Optional<Instant> cursor, int limit) {
        var engine = new Engine(project, warehouse, clock.instant());
        List<Event> events =
                cursor.map(since -> since(engine, since.minus(OVERLAP), limit)).orElseGet(() -> newest(engine, limit));
        Instant next = events.isEmpty()
                ? cursor.orElse(Instant.EPOCH)
                : OffsetDateTime.parse(events.getFirst().insertedAt()).toInstant();
        return new Page(events, next);
    }

    private static List<Event> newest(Engine engine, int limit) {
        for (Duration back : LOOK_BACK) {
            List<Event> events = since(engine, engine.now().minus(back), limit);
            if (!events.isEmpty()) {
                return events;
            }
        }
        return since(engine, Instant.EPOCH, limit);
    }

    private static List<Event> since(Engine engine, Instant since, int limit) {
        var select = Parser.parseSelect("SELECT " + COLUMNS + " FROM events WHERE inserted_at > '" + since
                + "' ORDER BY inserted_at DESC, uuid DESC LIMIT " + limit);
        Rows rows = engine.run(engine.compile(select)).first(limit);
        return rows.rows().stream().map(LiveEvents::event).toList();
    }

    private static Event event(List<@Nullable Object> row) {
        return new Event(
                text(row, 0),
                text(row, 1),
                text(row, 2),
                text(row, 3),
                text(row, 4),
                text(row, 5),
                new JsonText(text(row, 6)),
                Optional.ofNullable(row.get(7)).map(String::valueOf),
                text(row, 8));
    }

    private static String text(List<@Nullable Object> row, int index) {
        return String.valueOf(row.get(index));
    }
}
