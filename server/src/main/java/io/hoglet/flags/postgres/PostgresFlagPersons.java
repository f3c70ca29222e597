// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.hoglet.flags.Cohort;
import io.hoglet.flags.FlagPerson;
import io.hoglet.flags.FlagPersonStore;
import io.hoglet.postgres.Postgres;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Persons' properties and hash keys, each by one statement on an index. The pool's limits bound how long one may take:
 * it should be made for this alone. Thread-safe.
 */
public final class PostgresFlagPersons implements FlagPersonStore {
    /** Capture cuts longer ids. */
    private static final int DISTINCT_ID_MAX = 200;

    private static final int COHORT_SIZE = 20;

    private static final String FIND = """
            SELECT p.id, p.properties::text AS properties,
                ARRAY(SELECT listed.cohort_id FROM cohort_persons listed WHERE listed.person_id = p.id) AS cohorts
            FROM person_distinct_ids d JOIN persons p ON p.id = d.person_id
            WHERE d.team_id = :team AND d.distinct_id = :id
            """;
    private static final String HASH_KEYS = """
            SELECT person_id, feature_flag_key, hash_key FROM feature_flag_hash_key_overrides
            WHERE team_id = :team AND person_id = ANY(:persons)
            """;
    private static final String KEEP = """
            INSERT INTO feature_flag_hash_key_overrides (team_id, person_id, feature_flag_key, hash_key)
            SELECT p.team_id, p.id, flag.key, :hashKey
            FROM persons p CROSS JOIN unnest(:flags) AS flag (key)
            WHERE p.team_id = :team AND p.id = ANY(:persons)
            ORDER BY p.id, flag.key
            ON CONFLICT DO NOTHING
            """;

    private final Postgres postgres;

    public PostgresFlagPersons(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public Optional<FlagPerson> find(long teamId, String distinctId) {
        return SlowQueries.translated(() -> postgres.with(handle -> handle.createQuery(FIND)
                .bind("team", teamId)
                .bind("id", asCaptured(distinctId))
                .map((row, context) -> person(row))
                .findOne()));
    }

    private static String asCaptured(String distinctId) {
        String cut = distinctId.codePointCount(0, distinctId.length()) > DISTINCT_ID_MAX
                ? distinctId.substring(0, distinctId.offsetByCodePoints(0, DISTINCT_ID_MAX))
                : distinctId;
        return cut.replace('\0', '\uFFFD');
    }

    private static FlagPerson person(ResultSet row) throws SQLException {
        String json = row.getString("properties");
        var properties = new HashMap<String, JsonNode>();
        StoredJson.object(json).properties().forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
        Long[] cohorts = (Long[]) row.getArray("cohorts").getArray();
        for (long cohort : cohorts) {
            properties.put(Cohort.memberKey(cohort), BooleanNode.TRUE);
        }
        return new FlagPerson(row.getLong("id"), properties, json.length() + cohorts.length * COHORT_SIZE);
    }

    @Override
    public Map<Long, Map<String, String>> hashKeys(long teamId, Collection<Long> personIds) {
        var keys = new HashMap<Long, Map<String, String>>();
        SlowQueries.translated(() -> postgres.with(handle -> handle.createQuery(HASH_KEYS)
                .bind("team", teamId)
                .bind("persons", personIds.toArray(Long[]::new))
                .map((row, context) -> keys.computeIfAbsent(row.getLong("person_id"), id -> new HashMap<>())
                        .put(row.getString("feature_flag_key"), row.getString("hash_key")))
                .list()));
        return keys;
    }

    @Override
    public void keepHashKeys(long teamId, Collection<Long> personIds, Collection<String> flagKeys, String hashKey) {
        SlowQueries.translated(() -> postgres.with(handle -> handle.createUpdate(KEEP)
                .bind("team", teamId)
                .bind("persons", personIds.toArray(Long[]::new))
                .bind("flags", flagKeys.toArray(String[]::new))
                .bind("hashKey", hashKey)
                .execute()));
    }
}
