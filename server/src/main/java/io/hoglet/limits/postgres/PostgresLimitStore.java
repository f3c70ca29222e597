// SPDX-License-Identifier: Apache-2.0
package io.hoglet.limits.postgres;

import io.hoglet.limits.LimitStore;
import io.hoglet.limits.Metered;
import io.hoglet.limits.ProjectLimits;
import io.hoglet.limits.Restriction;
import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** IngestionLimits as people see and change them. Thread-safe. */
public final class PostgresLimitStore implements LimitStore {
    private static final String REPLACE = """
            INSERT INTO project_limits (project_id, events_per_month, recordings_per_month, feature_flags_per_month,
                events_per_second, burst)
            VALUES (:project, :events, :recordings, :feature_flags, :rate, :burst)
            ON CONFLICT (project_id) DO UPDATE SET events_per_month = excluded.events_per_month,
                recordings_per_month = excluded.recordings_per_month,
                feature_flags_per_month = excluded.feature_flags_per_month,
                events_per_second = excluded.events_per_second, burst = excluded.burst
            """;
    private static final String RESTRICT = """
            INSERT INTO event_restrictions (project_id, distinct_id, created_at) VALUES (:project, :id, :now)
            ON CONFLICT ON CONSTRAINT event_restrictions_same DO NOTHING
            RETURNING id, distinct_id, created_at
            """;

    private final Postgres postgres;

    public PostgresLimitStore(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public ProjectLimits find(long projectId) {
        return postgres.with(handle -> handle.createQuery("SELECT * FROM project_limits WHERE project_id = :project")
                .bind("project", projectId)
                .map((row, context) -> LimitRow.read(row))
                .findOne()
                .orElse(ProjectLimits.NONE));
    }

    @Override
    public void replace(long projectId, ProjectLimits limits) {
        postgres.use(handle -> {
            var update = handle.createUpdate(REPLACE)
                    .bind("project", projectId)
                    .bind("rate", limits.rate().map(ProjectLimits.Rate::perSecond))
                    .bind("burst", limits.rate().flatMap(ProjectLimits.Rate::burst));
            for (var metered : Metered.values()) {
                update.bind(metered.label(), Optional.ofNullable(limits.quotas().get(metered)));
            }
            update.execute();
        });
    }

    @Override
    public Map<Metered, Long> used(long projectId, LocalDate month) {
        Map<Metered, Long> used = new EnumMap<>(Metered.class);
        postgres.use(handle -> handle.createQuery(
                        "SELECT metered, used FROM project_usage WHERE project_id = :project AND month = :month")
                .bind("project", projectId)
                .bind("month", month)
                .map((row, context) -> used.put(
                        Metered.valueOf(row.getString("metered").toUpperCase(Locale.ROOT)), row.getLong("used")))
                .list());
        return used;
    }

    @Override
    public List<Restriction> restrictions(long projectId) {
        return postgres.with(handle -> handle.createQuery(
                        "SELECT id, distinct_id, created_at FROM event_restrictions WHERE project_id = :project"
                                + " ORDER BY id DESC LIMIT " + RESTRICTIONS_MAX)
                .bind("project", projectId)
                .map((row, context) -> restriction(row))
                .list());
    }

    @Override
    public Added restrict(long projectId, Optional<String> distinctId, Instant now) {
        return postgres.inTransaction(handle -> {
            // One at a time, or two could each be the last that fits.
            handle.createQuery("SELECT id FROM projects WHERE id = :project FOR UPDATE")
                    .bind("project", projectId)
                    .mapTo(Long.class)
                    .one();
            if (count(handle, projectId) >= RESTRICTIONS_MAX) {
                return new Added.TooMany();
            }
            return handle.createQuery(RESTRICT)
                    .bind("project", projectId)
                    .bind("id", distinctId)
                    .bind("now", now)
                    .map((row, context) -> restriction(row))
                    .findOne()
                    .<Added>map(Added.Done::new)
                    .orElseGet(Added.Exists::new);
        });
    }

    private static long count(Handle handle, long projectId) {
        return handle.createQuery("SELECT count(*) FROM event_restrictions WHERE project_id = :project")
                .bind("project", projectId)
                .mapTo(Long.class)
                .one();
    }

    @Override
    public boolean release(long projectId, long restrictionId) {
        return postgres.with(
                handle -> handle.createUpdate("DELETE FROM event_restrictions WHERE project_id = :project AND id = :id")
                                .bind("project", projectId)
                                .bind("id", restrictionId)
                                .execute()
                        > 0);
    }

    private static Restriction restriction(ResultSet row) throws SQLException {
        return new Restriction(
                row.getLong("id"), Optional.ofNullable(row.getString("distinct_id")), Rows.instant(row, "created_at"));
    }
}
