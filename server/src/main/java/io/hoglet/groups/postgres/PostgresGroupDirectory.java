// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups.postgres;

import io.hoglet.groups.Group;
import io.hoglet.groups.GroupDirectory;
import io.hoglet.groups.GroupKey;
import io.hoglet.groups.GroupType;
import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.Rows;
import java.util.List;
import java.util.Optional;

/** Groups from PostgreSQL. A search reads the project's groups of the type, in bounded time. Thread-safe. */
public final class PostgresGroupDirectory implements GroupDirectory {
    private static final String TIMEOUT = "SET LOCAL statement_timeout = '10s'";
    private static final String SELECT = """
            SELECT team_id, group_type_index, group_key, properties::text AS properties, created_at, version
            FROM groups WHERE team_id = :team AND group_type_index = :index
            """;
    private static final String SEARCH = " AND (group_key ILIKE :part OR properties ->> 'name' ILIKE :part)";
    private static final String PAGE = " ORDER BY created_at DESC, group_key LIMIT :limit OFFSET :offset";

    private final Postgres postgres;

    public PostgresGroupDirectory(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public List<GroupType> types(long teamId) {
        return postgres.with(handle -> handle.createQuery("""
                        SELECT group_type_index, group_type, name_singular, name_plural FROM group_types
                        WHERE team_id = :team ORDER BY group_type_index
                        """)
                .bind("team", teamId)
                .map((row, context) -> new GroupType(
                        row.getInt("group_type_index"),
                        row.getString("group_type"),
                        Optional.ofNullable(row.getString("name_singular")),
                        Optional.ofNullable(row.getString("name_plural"))))
                .list());
    }

    @Override
    public boolean rename(long teamId, List<Names> names) {
        return postgres.inTransaction(handle -> {
            for (var each : names) {
                int renamed = handle.createUpdate("""
                                UPDATE group_types SET name_singular = :singular, name_plural = :plural
                                WHERE team_id = :team AND group_type_index = :index
                                """)
                        .bind("team", teamId)
                        .bind("index", each.index())
                        .bind("singular", each.singular())
                        .bind("plural", each.plural())
                        .execute();
                if (renamed == 0) {
                    handle.rollback();
                    return false;
                }
            }
            return true;
        });
    }

    @Override
    public List<Group> list(Wish wish) {
        return postgres.inTransaction(handle -> {
            handle.execute(TIMEOUT);
            return wish.search()
                    .map(text ->
                            handle.createQuery(SELECT + SEARCH + PAGE).bind("part", "%" + Rows.likeLiteral(text) + "%"))
                    .orElseGet(() -> handle.createQuery(SELECT + PAGE))
                    .bind("team", wish.teamId())
                    .bind("index", wish.typeIndex())
                    .bind("limit", wish.limit())
                    .bind("offset", wish.offset())
                    .map((row, context) -> GroupRows.group(row))
                    .list();
        });
    }

    @Override
    public Optional<Group> find(GroupKey key) {
        return postgres.with(handle -> handle.createQuery(SELECT + " AND group_key = :key")
                .bind("team", key.teamId())
                .bind("index", key.typeIndex())
                .bind("key", key.key())
                .map((row, context) -> GroupRows.group(row))
                .findOne());
    }
}
