// SPDX-License-Identifier: Apache-2.0
package io.hoglet.taxonomy.postgres;

import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.Rows;
import io.hoglet.taxonomy.Definitions;
import io.hoglet.taxonomy.PropertyKind;
import io.hoglet.taxonomy.PropertyType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** Definitions from PostgreSQL, by name. Thread-safe. */
public final class PostgresDefinitions implements Definitions {
    private static final String EVENTS = """
            FROM event_definitions
            WHERE team_id = :team AND (CAST(:search AS text) IS NULL OR name ILIKE :search)
            """;
    private static final String PROPERTIES = """
            FROM property_definitions p
            WHERE team_id = :team AND type = :kind AND (CAST(:search AS text) IS NULL OR name ILIKE :search)
              AND (cardinality(:events) = 0 OR EXISTS (
                SELECT FROM event_properties e
                WHERE e.team_id = p.team_id AND e.event = ANY(:events) AND e.property = p.name))
            """;
    private static final String PAGE = " ORDER BY name LIMIT :limit OFFSET :offset";

    private final Postgres postgres;

    public PostgresDefinitions(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public Slice<EventDefinition> events(Wish wish) {
        return postgres.with(handle -> {
            long count = bound(handle.createQuery("SELECT count(*) " + EVENTS), wish)
                    .mapTo(Long.class)
                    .one();
            var rows = paged(handle.createQuery("SELECT id, name, created_at, last_seen_at " + EVENTS + PAGE), wish)
                    .map((row, context) -> event(row))
                    .list();
            return new Slice<>(count, rows);
        });
    }

    @Override
    public Slice<PropertyDefinition> properties(Wish wish, PropertyKind kind, List<String> events) {
        var names = events.toArray(String[]::new);
        return postgres.with(handle -> {
            long count = bound(handle.createQuery("SELECT count(*) " + PROPERTIES), wish)
                    .bind("kind", kind.number())
                    .bind("events", names)
                    .mapTo(Long.class)
                    .one();
            var rows = paged(
                            handle.createQuery("SELECT id, name, property_type, is_numerical " + PROPERTIES + PAGE),
                            wish)
                    .bind("kind", kind.number())
                    .bind("events", names)
                    .map((row, context) -> property(row, kind))
                    .list();
            return new Slice<>(count, rows);
        });
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Wish wish) {
        return statement
                .bind("team", wish.teamId())
                .bind("search", wish.search().map(text -> "%" + Rows.likeLiteral(text) + "%"));
    }

    private static <S extends SqlStatement<S>> S paged(S statement, Wish wish) {
        return bound(statement, wish).bind("limit", wish.limit()).bind("offset", wish.offset());
    }

    private static EventDefinition event(ResultSet row) throws SQLException {
        return new EventDefinition(
                Rows.uuid(row, "id"),
                row.getString("name"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "last_seen_at"));
    }

    private static PropertyDefinition property(ResultSet row, PropertyKind kind) throws SQLException {
        return new PropertyDefinition(
                Rows.uuid(row, "id"),
                row.getString("name"),
                kind,
                Optional.ofNullable(row.getString("property_type")).flatMap(PropertyType::of),
                row.getBoolean("is_numerical"));
    }
}
