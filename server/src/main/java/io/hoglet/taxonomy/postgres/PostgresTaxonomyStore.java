// SPDX-License-Identifier: Apache-2.0
package io.hoglet.taxonomy.postgres;

import io.hoglet.postgres.Postgres;
import io.hoglet.taxonomy.Findings;
import io.hoglet.taxonomy.PropertyType;
import io.hoglet.taxonomy.TaxonomyStore;
import io.hoglet.time.Ids;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/**
 * Adds findings with one statement per table. Within the limits of a project: what exists is always updated, new names
 * are added until there are as many as may be. Thread-safe.
 */
public final class PostgresTaxonomyStore implements TaxonomyStore {
    private static final int ROWS_MAX = 5_000;

    private final Postgres postgres;
    private final Ids ids;

    public PostgresTaxonomyStore(Postgres postgres, Ids ids) {
        this.postgres = postgres;
        this.ids = ids;
    }

    @Override
    public void add(Findings findings, Limits limits) {
        long team = findings.teamId();
        inParts(
                findings.events(),
                Comparator.comparing(Findings.SeenEvent::name),
                (handle, events) -> addEvents(handle, team, events, limits.events()));
        inParts(
                findings.properties(),
                Comparator.comparing(Findings.SeenProperty::kind).thenComparing(Findings.SeenProperty::name),
                (handle, properties) -> addProperties(handle, team, properties, limits.properties()));
        inParts(
                findings.pairs(),
                Comparator.comparing(Findings.SeenPair::event).thenComparing(Findings.SeenPair::property),
                (handle, pairs) -> addPairs(handle, team, pairs, limits.pairs()));
    }

    @FunctionalInterface
    private interface Write<T> {
        void to(Handle handle, List<T> rows);
    }

    /** Each part in its own short transaction: all of it may be repeated, so none needs the others. */
    private <T> void inParts(List<T> rows, Comparator<T> order, Write<T> write) {
        var sorted = rows.stream().sorted(order).toList();
        for (int from = 0; from < sorted.size(); from += ROWS_MAX) {
            var part = sorted.subList(from, Math.min(sorted.size(), from + ROWS_MAX));
            postgres.inTransaction(handle -> {
                write.to(handle, part);
                return part.size();
            });
        }
    }

    private void addEvents(Handle handle, long team, List<Findings.SeenEvent> events, int limit) {
        var existing = new HashSet<>(
                handle.createQuery("SELECT name FROM event_definitions WHERE team_id = :team AND name = ANY(:names)")
                        .bind("team", team)
                        .bind("names", texts(events, Findings.SeenEvent::name))
                        .mapTo(String.class)
                        .list());
        var allowed = allowed(
                events, event -> existing.contains(event.name()), () -> room(handle, "event_definitions", team, limit));
        handle.createUpdate("""
                        INSERT INTO event_definitions (id, team_id, name, created_at, last_seen_at)
                        SELECT id, :team, name, now(), at FROM unnest(:ids, :names, :ats) AS seen (id, name, at)
                        ON CONFLICT (team_id, name) DO UPDATE
                        SET last_seen_at = greatest(event_definitions.last_seen_at, excluded.last_seen_at)
                        """)
                .bind("team", team)
                .bind("ids", freshIds(allowed.size()))
                .bind("names", texts(allowed, Findings.SeenEvent::name))
                .bind(
                        "ats",
                        allowed.stream()
                                .map(event -> event.at().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new))
                .execute();
    }

    private void addProperties(Handle handle, long team, List<Findings.SeenProperty> properties, int limit) {
        var existing = new HashSet<>(handle.createQuery("""
                        SELECT type || name FROM property_definitions
                        WHERE team_id = :team AND (type, name) IN (SELECT * FROM unnest(:kinds, :names))
                        """)
                .bind("team", team)
                .bind("kinds", kinds(properties))
                .bind("names", texts(properties, Findings.SeenProperty::name))
                .mapTo(String.class)
                .list());
        var allowed = allowed(
                properties,
                property -> existing.contains(property.kind().number() + property.name()),
                () -> room(handle, "property_definitions", team, limit));
        handle.createUpdate("""
                        INSERT INTO property_definitions (id, team_id, name, type, property_type, is_numerical)
                        SELECT id, :team, name, kind, property_type, property_type IS NOT DISTINCT FROM 'Numeric'
                        FROM unnest(:ids, :kinds, :names, :types) AS seen (id, kind, name, property_type)
                        ON CONFLICT (team_id, type, name) DO UPDATE
                        SET property_type = excluded.property_type, is_numerical = excluded.is_numerical
                        WHERE property_definitions.property_type IS NULL AND excluded.property_type IS NOT NULL
                        """)
                .bind("team", team)
                .bind("ids", freshIds(allowed.size()))
                .bind("kinds", kinds(allowed))
                .bind("names", texts(allowed, Findings.SeenProperty::name))
                .bind(
                        "types",
                        allowed.stream()
                                .map(property ->
                                        property.type().map(PropertyType::label).orElse(null))
                                .toArray(String[]::new))
                .execute();
    }

    private static void addPairs(Handle handle, long team, List<Findings.SeenPair> pairs, int limit) {
        int room = room(handle, "event_properties", team, limit);
        handle.createUpdate("""
                        INSERT INTO event_properties (team_id, event, property)
                        SELECT :team, event, property FROM unnest(:events, :properties) AS seen (event, property)
                        LIMIT :room
                        ON CONFLICT DO NOTHING
                        """)
                .bind("team", team)
                .bind("events", texts(pairs, Findings.SeenPair::event))
                .bind("properties", texts(pairs, Findings.SeenPair::property))
                .bind("room", room)
                .execute();
    }

    /** {@code table} is one of ours, never of a request. */
    private static int room(Handle handle, String table, long team, int limit) {
        int used = handle.createQuery("SELECT count(*) FROM " + table + " WHERE team_id = :team")
                .bind("team", team)
                .mapTo(Integer.class)
                .one();
        return Math.max(0, limit - used);
    }

    private static <T> List<T> allowed(List<T> rows, Predicate<T> exists, IntSupplier roomForNew) {
        if (rows.stream().allMatch(exists)) {
            return rows;
        }
        int room = roomForNew.getAsInt();
        var allowed = new ArrayList<T>();
        for (var row : rows) {
            if (exists.test(row)) {
                allowed.add(row);
            } else if (room > 0) {
                room--;
                allowed.add(row);
            }
        }
        return allowed;
    }

    private UUID[] freshIds(int count) {
        var fresh = new UUID[count];
        for (int i = 0; i < count; i++) {
            fresh[i] = ids.uuidV7();
        }
        return fresh;
    }

    private static Short[] kinds(List<Findings.SeenProperty> properties) {
        return properties.stream()
                .map(property -> (short) property.kind().number())
                .toArray(Short[]::new);
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }
}
