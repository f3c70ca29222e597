// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.engines.Engines;
import io.hoglet.engines.RealEngines;
import io.hoglet.persons.PersonStore;
import io.hoglet.persons.PersonStoreContract;
import io.hoglet.postgres.Postgres;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealEngines.class)
final class PostgresPersonStoreIT extends PersonStoreContract {
    private final Postgres postgres;
    private final PersonStore store;

    PostgresPersonStoreIT(Engines engines) {
        this.postgres = engines.postgres();
        this.store = new PostgresPersonStore(postgres);
    }

    @Override
    protected PersonStore store() {
        return store;
    }

    @Test
    void aPersonDeletedAndSeenAgainStandsAboveItsDeletion() {
        apply(Set.of("u1"), batch -> update(batch, "u1", "{'a':1}"));
        deletePersonOf("u1", 104);

        apply(Set.of("u1"), batch -> update(batch, "u1", "{'a':2}"));

        assertThat(person("u1").version()).isEqualTo(105);
    }

    @Test
    void aPersonMergedSplitAndMergedAgainIsDeletedAboveEverythingItWas() {
        apply(Set.of("anon", "u1"), batch -> {
            update(batch, "anon", "{}");
            update(batch, "u1", "{}");
        });
        apply(Set.of("anon", "u1"), batch -> merge(batch, "anon", "u1"));
        postgres.use(handle -> handle.createUpdate(
                        "DELETE FROM person_distinct_ids WHERE team_id = :team AND distinct_id = 'anon'")
                .bind("team", team())
                .execute());

        apply(Set.of("anon"), batch -> update(batch, "anon", "{}"));
        long returned = person("anon").version();
        var changes = apply(Set.of("anon", "u1"), batch -> merge(batch, "anon", "u1"));

        assertThat(returned).isEqualTo(101);
        assertThat(changes.persons()).anySatisfy(row -> {
            assertThat(row.deleted()).isTrue();
            assertThat(row.version()).isEqualTo(201);
        });
    }

    @Test
    void aLongIdAndALargePersonAreKept() {
        String longest = "\uD83D\uDE00".repeat(100);
        String value = "é".repeat(200_000);

        apply(Set.of(longest), batch -> update(batch, longest, "{'a':'" + value + "'}"));

        assertThat(person(longest).properties().path("a").textValue()).isEqualTo(value);
    }

    @Test
    void aMergeMovesHashKeyOverridesAndTheSurvivorsOwnStay() {
        apply(Set.of("anon", "u1"), batch -> {
            update(batch, "anon", "{}");
            update(batch, "u1", "{}");
        });
        override("anon", "both", "of-anon");
        override("anon", "only-anon", "of-anon");
        override("u1", "both", "of-u1");

        apply(Set.of("anon", "u1"), batch -> merge(batch, "anon", "u1"));

        assertThat(overrides())
                .containsExactly(
                        "both of-u1 " + person("u1").rowId(),
                        "only-anon of-anon " + person("u1").rowId());
    }

    @Test
    void aMergeMovesWhoIsListedInStaticCohorts() {
        apply(Set.of("anon", "u1"), batch -> {
            update(batch, "anon", "{}");
            update(batch, "u1", "{}");
        });
        long both = list(List.of("anon", "u1"));
        long onlyAnon = list(List.of("anon"));

        apply(Set.of("anon", "u1"), batch -> merge(batch, "anon", "u1"));

        long survivor = person("u1").rowId();
        List<String> listed = postgres.with(handle -> handle.createQuery(
                        "SELECT cohort_id || ' ' || person_id FROM cohort_persons ORDER BY cohort_id")
                .mapTo(String.class)
                .list());
        assertThat(listed).containsExactly(both + " " + survivor, onlyAnon + " " + survivor);
    }

    /** A static cohort with these persons. */
    private long list(List<String> names) {
        return postgres.inTransaction(handle -> {
            long cohort = handle.createQuery("""
                            WITH organization AS (
                                INSERT INTO organizations (uuid, name, created_at)
                                VALUES (gen_random_uuid(), 'One', now()) RETURNING id),
                            project AS (
                                INSERT INTO projects (uuid, organization_id, name, api_token, created_at)
                                SELECT gen_random_uuid(), id, 'One', gen_random_uuid()::text, now()
                                FROM organization RETURNING id)
                            INSERT INTO cohorts (team_id, name, filters, is_static, created_at, updated_at)
                            SELECT id, 'Listed', '{"type":"OR","values":[]}', true, now(), now()
                            FROM project RETURNING id
                            """).mapTo(Long.class).one();
            names.forEach(name -> handle.execute(
                    "INSERT INTO cohort_persons (team_id, cohort_id, person_id) VALUES (?, ?, ?)",
                    team(),
                    cohort,
                    person(name).rowId()));
            return cohort;
        });
    }

    private void override(String name, String flag, String hashKey) {
        long person = person(name).rowId();
        postgres.use(handle -> handle.createUpdate("""
                        INSERT INTO feature_flag_hash_key_overrides (team_id, person_id, feature_flag_key, hash_key)
                        VALUES (:team, :person, :flag, :hash)
                        """)
                .bind("team", team())
                .bind("person", person)
                .bind("flag", flag)
                .bind("hash", hashKey)
                .execute());
    }

    private List<String> overrides() {
        return postgres.with(handle ->
                handle.createQuery("""
                        SELECT feature_flag_key || ' ' || hash_key || ' ' || person_id
                        FROM feature_flag_hash_key_overrides WHERE team_id = :team ORDER BY feature_flag_key
                        """).bind("team", team()).mapTo(String.class).list());
    }

    private void deletePersonOf(String name, long version) {
        var person = person(name);
        postgres.use(handle -> {
            handle.createUpdate("DELETE FROM person_distinct_ids WHERE person_id = :id")
                    .bind("id", person.rowId())
                    .execute();
            handle.createUpdate("DELETE FROM persons WHERE id = :id")
                    .bind("id", person.rowId())
                    .execute();
            handle.createUpdate(
                            "INSERT INTO person_tombstones (team_id, uuid, version) VALUES (:team, :uuid, :version)")
                    .bind("team", team())
                    .bind("uuid", person.key().uuid())
                    .bind("version", version)
                    .execute();
        });
    }
}
