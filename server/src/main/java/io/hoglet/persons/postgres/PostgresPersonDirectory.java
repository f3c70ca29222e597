// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons.postgres;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.persons.PersonDirectory;
import io.hoglet.persons.PersonNames;
import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.PropertiesJson;
import io.hoglet.postgres.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Persons from PostgreSQL. A search by distinct id uses its index; one by name or e-mail reads the project's persons,
 * in bounded time. Thread-safe.
 */
public final class PostgresPersonDirectory implements PersonDirectory {
    private static final String TIMEOUT = "SET LOCAL statement_timeout = '10s'";
    private static final String COLUMNS =
            "p.id, p.uuid, p.created_at, p.properties::text AS properties, p.is_identified";
    private static final String ORDER = " ORDER BY p.created_at DESC, p.id DESC LIMIT :limit OFFSET :offset";
    private static final String LIST = "SELECT " + COLUMNS + " FROM persons p WHERE p.team_id = :team" + ORDER;
    private static final String SEARCH = "SELECT " + COLUMNS + """
             FROM persons p
            WHERE p.team_id = :team AND (
                p.id IN (SELECT d.person_id FROM person_distinct_ids d
                         WHERE d.team_id = :team AND d.distinct_id LIKE :prefix ORDER BY d.distinct_id LIMIT 10000)
                OR p.properties ->> 'email' ILIKE :part
                OR p.properties ->> 'name' ILIKE :part
                OR p.properties ->> 'username' ILIKE :part)
            """ + ORDER;
    private static final String WITH_ID = "SELECT " + COLUMNS + """
             FROM persons p
            JOIN person_distinct_ids d ON d.person_id = p.id
            WHERE d.team_id = :team AND d.distinct_id = :id
            """ + ORDER;
    private static final String BY_UUID =
            "SELECT " + COLUMNS + " FROM persons p WHERE p.team_id = :team AND p.uuid = ANY(:uuids)";
    private static final String DISTINCT_IDS = """
            SELECT asked.id, d.distinct_id
            FROM unnest(:ids) AS asked (id)
            CROSS JOIN LATERAL (
                SELECT distinct_id FROM person_distinct_ids WHERE person_id = asked.id LIMIT :limit) d
            """;

    private final Postgres postgres;

    private record Row(long id, UUID uuid, Instant createdAt, ObjectNode properties, boolean isIdentified) {
        Entry with(List<String> distinctIds) {
            return new Entry(uuid, PersonNames.tellingFirst(distinctIds), properties, createdAt, isIdentified);
        }
    }

    public PostgresPersonDirectory(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public List<Entry> list(Wish wish) {
        return postgres.inTransaction(handle -> {
            handle.execute(TIMEOUT);
            var rows = query(handle, wish.which())
                    .bind("team", wish.teamId())
                    .bind("limit", wish.limit())
                    .bind("offset", wish.offset())
                    .map((row, context) -> row(row))
                    .list();
            return entries(handle, rows);
        });
    }

    private static Query query(Handle handle, Which which) {
        return switch (which) {
            case Which.Everybody _ -> handle.createQuery(LIST);
            case Which.Matching(String text) ->
                handle.createQuery(SEARCH)
                        .bind("prefix", Rows.likeLiteral(text) + "%")
                        .bind("part", "%" + Rows.likeLiteral(text) + "%");
            case Which.WithDistinctId(String id) -> handle.createQuery(WITH_ID).bind("id", id);
        };
    }

    @Override
    public Optional<Entry> find(long teamId, UUID uuid) {
        return findAll(teamId, List.of(uuid)).stream().findFirst();
    }

    @Override
    public List<Entry> findAll(long teamId, Collection<UUID> uuids) {
        return postgres.inTransaction(handle -> {
            handle.execute(TIMEOUT);
            var rows = handle.createQuery(BY_UUID)
                    .bind("team", teamId)
                    .bind("uuids", uuids.toArray(UUID[]::new))
                    .map((row, context) -> row(row))
                    .list();
            return entries(handle, rows);
        });
    }

    private static List<Entry> entries(Handle handle, List<Row> rows) {
        var distinctIds = new LinkedHashMap<Long, List<String>>();
        rows.forEach(row -> distinctIds.put(row.id(), new ArrayList<>()));
        handle.createQuery(DISTINCT_IDS)
                .bind("ids", distinctIds.keySet().toArray(Long[]::new))
                .bind("limit", DISTINCT_IDS_MAX)
                .map((row, context) -> {
                    distinctIds
                            .getOrDefault(row.getLong("id"), new ArrayList<>())
                            .add(row.getString("distinct_id"));
                    return true;
                })
                .list();
        return rows.stream()
                .map(row -> row.with(distinctIds.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                Rows.uuid(row, "uuid"),
                Rows.instant(row, "created_at"),
                PropertiesJson.read(row.getString("properties")),
                row.getBoolean("is_identified"));
    }
}
