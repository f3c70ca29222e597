// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups.postgres;

import io.hoglet.event.UnavailableException;
import io.hoglet.groups.GroupTypeStore;
import io.hoglet.groups.GroupTypes;
import io.hoglet.postgres.Postgres;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Group types in PostgreSQL, whose unique keys decide between two that come at once. Thread-safe. */
public final class PostgresGroupTypeStore implements GroupTypeStore {
    /** Each lost race is an index that another has given, and there are few. */
    private static final int ATTEMPTS_MAX = 2 * GroupTypes.MAX;

    private final Postgres postgres;

    private record Row(long team, String type, int index) {}

    public PostgresGroupTypeStore(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public Map<Long, Map<String, Integer>> indexes(Set<Long> teamIds) {
        var indexes = new HashMap<Long, Map<String, Integer>>();
        postgres.use(handle -> handle.createQuery(
                        "SELECT team_id, group_type, group_type_index FROM group_types WHERE team_id = ANY (:teams)")
                .bindArray("teams", Long.class, teamIds)
                .map((row, context) ->
                        new Row(row.getLong("team_id"), row.getString("group_type"), row.getInt("group_type_index")))
                .forEach(row -> indexes.computeIfAbsent(row.team(), _ -> new HashMap<>())
                        .put(row.type(), row.index())));
        return indexes;
    }

    @Override
    public Map<String, Integer> allocate(long teamId, List<String> types) {
        types.forEach(type -> give(teamId, type));
        return ofTeam(teamId);
    }

    /** One after the other: a type that lost a race must not be overtaken by the next of its own list. */
    private void give(long teamId, String type) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            if (giveNext(teamId, type)) {
                return;
            }
            var given = ofTeam(teamId);
            if (given.size() >= GroupTypes.MAX || given.containsKey(type)) {
                return;
            }
        }
        throw new UnavailableException("Group types are given to others faster than to this batch");
    }

    private Map<String, Integer> ofTeam(long teamId) {
        return indexes(Set.of(teamId)).getOrDefault(teamId, Map.of());
    }

    /** False when the type has an index, when all are given, and when another takes the same one now. */
    private boolean giveNext(long teamId, String type) {
        return postgres.with(handle -> handle.createUpdate("""
                        INSERT INTO group_types (team_id, group_type_index, group_type)
                        SELECT :team, count(*), :type FROM group_types WHERE team_id = :team
                        HAVING count(*) < :max AND count(*) FILTER (WHERE group_type = :type) = 0
                        ON CONFLICT DO NOTHING
                        """)
                        .bind("team", teamId)
                        .bind("type", type)
                        .bind("max", GroupTypes.MAX)
                        .execute()
                == 1);
    }
}
