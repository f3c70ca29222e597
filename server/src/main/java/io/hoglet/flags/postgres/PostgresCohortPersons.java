// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.postgres;

import io.hoglet.flags.manage.CohortPersonStore;
import io.hoglet.flags.manage.InvalidChangeException;
import io.hoglet.postgres.Postgres;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;

/** Members of static cohorts in PostgreSQL. Thread-safe. */
public final class PostgresCohortPersons implements CohortPersonStore {
    private static final int TRIES = 5;

    /** A person that was merged away since it was read, and two that wait for each other. */
    private static final Set<String> AGAIN = Set.of("23503", "40P01");

    /** One list after the other, so that the count holds. Merges only ask that the cohort stay there. */
    private static final String TURN =
            "SELECT id FROM cohorts WHERE team_id = :team AND id = :cohort FOR NO KEY UPDATE";

    private static final String ADD = """
            , wanted AS (SELECT DISTINCT person_id FROM known),
            added AS (
                INSERT INTO cohort_persons (team_id, cohort_id, person_id)
                SELECT :team, :cohort, person_id FROM wanted ORDER BY person_id
                ON CONFLICT DO NOTHING RETURNING person_id)
            SELECT (SELECT count(*) FROM known) AS known, (SELECT count(*) FROM wanted) AS wanted,
                (SELECT count(*) FROM added) AS added
            """;
    private static final String ADD_DISTINCT_IDS = """
            WITH known AS (
                SELECT person_id FROM person_distinct_ids WHERE team_id = :team AND distinct_id = ANY (:ids))
            """ + ADD;
    private static final String ADD_PERSONS = """
            WITH known AS (SELECT id AS person_id FROM persons WHERE team_id = :team AND uuid = ANY (:ids))
            """ + ADD;
    private static final String COUNT = "SELECT count(*) FROM cohort_persons WHERE cohort_id = :cohort";
    private static final String REMOVE = """
            DELETE FROM cohort_persons listed USING persons p
            WHERE p.team_id = :team AND p.uuid = :person AND listed.cohort_id = :cohort AND listed.person_id = p.id
                AND listed.team_id = :team
            """;

    private final Postgres postgres;

    public PostgresCohortPersons(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public Added addDistinctIds(long teamId, long cohortId, List<String> distinctIds) {
        return add(
                teamId,
                cohortId,
                distinctIds.size(),
                handle -> handle.createQuery(ADD_DISTINCT_IDS).bindArray("ids", String.class, distinctIds));
    }

    @Override
    public Added addPersons(long teamId, long cohortId, List<UUID> persons) {
        return add(
                teamId,
                cohortId,
                persons.size(),
                handle -> handle.createQuery(ADD_PERSONS).bindArray("ids", UUID.class, persons));
    }

    /** Makes a statement in the transaction. */
    private interface Addition {
        Query in(Handle handle);
    }

    private Added add(long teamId, long cohortId, int size, Addition addition) {
        for (int tried = 1; ; tried++) {
            try {
                return postgres.inTransaction(handle -> added(handle, teamId, cohortId, size, addition));
            } catch (JdbiException e) {
                if (tried == TRIES || !AGAIN.contains(Postgres.sqlState(e).orElse(""))) {
                    throw e;
                }
            }
        }
    }

    private static Added added(Handle handle, long teamId, long cohortId, int size, Addition addition) {
        handle.createQuery(TURN)
                .bind("team", teamId)
                .bind("cohort", cohortId)
                .mapTo(Long.class)
                .list();
        var added = addition.in(handle)
                .bind("team", teamId)
                .bind("cohort", cohortId)
                .map((row, context) -> new Added(
                        row.getInt("added"), row.getInt("wanted") - row.getInt("added"), size - row.getInt("known")))
                .one();
        long count = handle.createQuery(COUNT)
                .bind("cohort", cohortId)
                .mapTo(Long.class)
                .one();
        if (count > PERSONS_MAX) {
            throw new InvalidChangeException(
                    InvalidChangeException.Reason.TOO_MANY,
                    "distinct_ids",
                    "A static cohort lists at most " + PERSONS_MAX
                            + " persons. Those before this one are in it; put the others into another cohort.");
        }
        return added;
    }

    @Override
    public boolean remove(long teamId, long cohortId, UUID person) {
        return postgres.with(handle -> handle.createUpdate(REMOVE)
                        .bind("team", teamId)
                        .bind("cohort", cohortId)
                        .bind("person", person)
                        .execute())
                > 0;
    }
}
