// SPDX-License-Identifier: Apache-2.0
package io.hoglet.refused.postgres;

import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.Rows;
import io.hoglet.refused.Refused;
import io.hoglet.refused.RefusedRequests;
import io.hoglet.refused.RefusedStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Refused requests in PostgreSQL. Thread-safe. */
public final class PostgresRefusedStore implements RefusedStore {
    private static final int ROWS_MAX = 1_000;
    private static final String ADD = """
            INSERT INTO refused_requests
                (project_id, path, status, code, detail, sdk, count, first_seen, last_seen)
            VALUES (:project, :path, :status, :code, :detail, :sdk, :count, :seen, :seen)
            ON CONFLICT ON CONSTRAINT refused_requests_same DO UPDATE
            SET count = refused_requests.count + excluded.count, status = excluded.status, detail = excluded.detail,
                last_seen = greatest(refused_requests.last_seen, excluded.last_seen)
            """;
    private static final String PRUNE = """
            DELETE FROM refused_requests WHERE id IN (
                SELECT id FROM refused_requests ORDER BY last_seen DESC, id DESC OFFSET :max)
            """;
    private static final String NEWEST = """
            SELECT id, project_id, path, status, code, detail, sdk, count, last_seen FROM refused_requests
            WHERE project_id = :project OR project_id IS NULL
            ORDER BY last_seen DESC, id DESC LIMIT :limit
            """;
    // Writers in the same order wait for each other but never in a circle.
    private static final Comparator<RefusedRequests.Counted> ORDER = Comparator.comparingLong(
                    (RefusedRequests.Counted counted) ->
                            counted.refused().projectId().orElse(0))
            .thenComparing(counted -> counted.refused().path())
            .thenComparing(counted -> counted.refused().code())
            .thenComparing(counted -> counted.refused().sdk());

    private final Postgres postgres;

    public PostgresRefusedStore(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public void add(List<RefusedRequests.Counted> counted) {
        var sorted = counted.stream().sorted(ORDER).toList();
        postgres.inTransaction(handle -> {
            var batch = handle.prepareBatch(ADD);
            sorted.forEach(one -> batch.bind("project", boxed(one.refused().projectId()))
                    .bind("path", one.refused().path())
                    .bind("status", one.refused().status())
                    .bind("code", one.refused().code())
                    .bind("detail", one.refused().detail())
                    .bind("sdk", one.refused().sdk())
                    .bind("count", one.tally().count())
                    .bind("seen", one.tally().lastSeen())
                    .add());
            return batch.execute().length;
        });
        // On its own: it meets other writers' rows in another order.
        postgres.use(handle -> handle.createUpdate(PRUNE).bind("max", ROWS_MAX).execute());
    }

    private static Optional<Long> boxed(OptionalLong id) {
        return id.isPresent() ? Optional.of(id.getAsLong()) : Optional.empty();
    }

    @Override
    public List<Entry> newest(long projectId, int limit) {
        return postgres.with(handle -> handle.createQuery(NEWEST)
                .bind("project", projectId)
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        long project = row.getLong("project_id");
        var refused = new Refused(
                row.wasNull() ? OptionalLong.empty() : OptionalLong.of(project),
                row.getString("path"),
                row.getInt("status"),
                row.getString("code"),
                row.getString("detail"),
                row.getString("sdk"));
        return new Entry(
                row.getLong("id"),
                refused,
                new RefusedRequests.Tally(row.getLong("count"), Rows.instant(row, "last_seen")));
    }
}
