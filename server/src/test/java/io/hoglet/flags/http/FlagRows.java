// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import io.hoglet.postgres.Postgres;
import java.util.UUID;

/** Writes flags, cohorts and persons as their owners do. Quotes in JSON may be single. */
record FlagRows(Postgres postgres, long teamId) {
    void flag(String key, String filters) {
        flag(key, filters, true, false);
    }

    void flag(String key, String filters, boolean active, boolean continuity) {
        change("""
                INSERT INTO feature_flags (team_id, key, name, filters, active, ensure_experience_continuity,
                                           created_at, updated_at)
                VALUES (?, ?, 'secret plan', ?::jsonb, ?, ?, now(), now())
                ON CONFLICT (team_id, key) WHERE NOT deleted
                DO UPDATE SET filters = excluded.filters, version = feature_flags.version + 1
                """, teamId, key, json(filters), active, continuity);
    }

    void delete(String key) {
        change("UPDATE feature_flags SET deleted = true WHERE team_id = ? AND key = ?", teamId, key);
    }

    long cohort(String filters, boolean isStatic) {
        change("""
                INSERT INTO cohorts (team_id, name, filters, is_static, created_at, updated_at)
                VALUES (?, 'cohort', ?::jsonb, ?, now(), now())
                """, teamId, json(filters), isStatic);
        return postgres.with(handle -> handle.createQuery("SELECT max(id) FROM cohorts")
                .mapTo(Long.class)
                .one());
    }

    void groupType(int index, String name) {
        postgres.use(handle -> handle.execute(
                "INSERT INTO group_types (team_id, group_type_index, group_type) VALUES (?, ?, ?)",
                teamId,
                index,
                name));
    }

    void group(int typeIndex, String key, String properties) {
        postgres.use(handle -> handle.execute(
                "INSERT INTO groups VALUES (?, ?, ?, ?::jsonb, now(), 0)", teamId, typeIndex, key, json(properties)));
    }

    private void change(String sql, Object... arguments) {
        postgres.inTransaction(handle -> {
            handle.execute(sql, arguments);
            return handle.execute("UPDATE projects SET flags_version = flags_version + 1 WHERE id = ?", teamId);
        });
    }

    long person(String distinctId, String properties) {
        return postgres.inTransaction(handle -> {
            long id = handle.createQuery("""
                            INSERT INTO persons (team_id, uuid, created_at, properties, is_identified, version)
                            VALUES (:team, :uuid, now(), CAST(:properties AS jsonb), true, 0) RETURNING id
                            """)
                    .bind("team", teamId)
                    .bind("uuid", UUID.randomUUID())
                    .bind("properties", json(properties))
                    .mapTo(Long.class)
                    .one();
            handle.execute("INSERT INTO person_distinct_ids VALUES (?, ?, ?, 0)", teamId, distinctId, id);
            return id;
        });
    }

    /** By which the person's one flag with continuity is decided. */
    String hashKey(long person) {
        String sql = "SELECT hash_key FROM feature_flag_hash_key_overrides WHERE person_id = :person";
        return postgres.with(handle -> handle.createQuery(sql)
                .bind("person", person)
                .mapTo(String.class)
                .one());
    }

    static String json(String text) {
        return text.replace('\'', '"');
    }
}
