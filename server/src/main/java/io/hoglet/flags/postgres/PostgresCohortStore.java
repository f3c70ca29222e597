// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.postgres;

import io.hoglet.flags.manage.CohortStore;
import io.hoglet.flags.manage.FeatureFlag;
import io.hoglet.flags.manage.FlagStore.By;
import io.hoglet.flags.manage.StoredCohort;
import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.Rows;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Cohorts in PostgreSQL. Thread-safe. */
public final class PostgresCohortStore implements CohortStore {
    private static final String SELECT = """
            SELECT cohort.id, cohort.name, cohort.description, cohort.filters::text AS filters, cohort.is_static,
                cohort.deleted, CASE WHEN cohort.is_static
                    THEN (SELECT count(*) FROM cohort_persons listed WHERE listed.cohort_id = cohort.id) END AS count,
                cohort.created_at, cohort.updated_at, maker.id AS maker_id, maker.uuid AS maker_uuid,
                maker.first_name AS maker_first_name, maker.email AS maker_email
            FROM cohorts cohort LEFT JOIN users maker ON maker.id = cohort.created_by
            """;
    private static final String LISTED = """
            WHERE cohort.team_id = :team AND NOT cohort.deleted AND (:part::text IS NULL OR cohort.name ILIKE :part)
            """;
    private static final String LIST =
            SELECT + LISTED + "ORDER BY cohort.created_at DESC, cohort.id DESC LIMIT :limit OFFSET :offset";
    private static final String COUNT = "SELECT count(*) FROM cohorts cohort " + LISTED;
    private static final String FIND = SELECT + "WHERE cohort.team_id = :team AND cohort.id = :id";
    private static final String ALL = SELECT + "WHERE cohort.team_id = :team AND NOT cohort.deleted ORDER BY cohort.id";
    private static final String INSERT = """
            INSERT INTO cohorts
                (team_id, name, description, filters, is_static, deleted, created_by, created_at, updated_at)
            VALUES (:team, :name, :description, :filters::jsonb, :static, :deleted, :user, :at, :at) RETURNING id
            """;
    private static final String UPDATE = """
            UPDATE cohorts SET name = :name, description = :description, filters = :filters::jsonb,
                deleted = :deleted, updated_at = :at
            WHERE team_id = :team AND id = :id
            """;

    private final Postgres postgres;

    public PostgresCohortStore(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public List<StoredCohort> list(long teamId, Optional<String> search, int limit, int offset) {
        return postgres.with(handle -> handle.createQuery(LIST)
                .bind("team", teamId)
                .bind("part", part(search))
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> FlagRows.cohort(row))
                .list());
    }

    @Override
    public long count(long teamId, Optional<String> search) {
        return postgres.with(handle -> handle.createQuery(COUNT)
                .bind("team", teamId)
                .bind("part", part(search))
                .mapTo(Long.class)
                .one());
    }

    private static Optional<String> part(Optional<String> search) {
        return search.map(text -> "%" + Rows.likeLiteral(text) + "%");
    }

    @Override
    public Optional<StoredCohort> find(long teamId, long cohortId) {
        return postgres.with(handle -> find(handle, teamId, cohortId));
    }

    private static Optional<StoredCohort> find(Handle handle, long teamId, long cohortId) {
        return handle.createQuery(FIND)
                .bind("team", teamId)
                .bind("id", cohortId)
                .map((row, context) -> FlagRows.cohort(row))
                .findOne();
    }

    @Override
    public <T> T change(long teamId, Function<Changing, T> work) {
        return postgres.inTransaction(handle -> {
            FlagRows.takeTurn(handle, teamId);
            return work.apply(new ChangingCohorts(handle, teamId));
        });
    }

    private record ChangingCohorts(Handle handle, long teamId) implements Changing {
        @Override
        public Optional<StoredCohort> find(long cohortId) {
            return PostgresCohortStore.find(handle, teamId, cohortId);
        }

        @Override
        public long count() {
            return handle.createQuery("SELECT count(*) FROM cohorts WHERE team_id = :team AND NOT deleted")
                    .bind("team", teamId)
                    .mapTo(Long.class)
                    .one();
        }

        @Override
        public List<StoredCohort> all() {
            return handle.createQuery(ALL)
                    .bind("team", teamId)
                    .map((row, context) -> FlagRows.cohort(row))
                    .list();
        }

        @Override
        public List<FeatureFlag> flags() {
            return new ChangingFlags(handle, teamId).all();
        }

        @Override
        public StoredCohort insert(StoredCohort.Content content, By by) {
            long id = bound(handle.createQuery(INSERT), content, by)
                    .bind("static", content.isStatic())
                    .bind("user", by.userId())
                    .mapTo(Long.class)
                    .one();
            return stored(id);
        }

        @Override
        public StoredCohort update(long cohortId, StoredCohort.Content content, By by) {
            bound(handle.createUpdate(UPDATE), content, by).bind("id", cohortId).execute();
            return stored(cohortId);
        }

        private StoredCohort stored(long id) {
            return find(id).orElseThrow(() -> new IllegalStateException("a cohort that was just written is not there"));
        }

        private <S extends SqlStatement<S>> S bound(S statement, StoredCohort.Content content, By by) {
            return statement
                    .bind("team", teamId)
                    .bind("name", content.name())
                    .bind("description", content.description())
                    .bind("filters", content.filters().toString())
                    .bind("deleted", content.deleted())
                    .bind("at", by.at());
        }
    }
}
