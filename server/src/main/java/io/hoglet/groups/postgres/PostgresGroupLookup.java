// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups.postgres;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.groups.GroupKey;
import io.hoglet.groups.GroupLookup;
import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.PropertiesJson;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Groups read by their primary keys. Thread-safe. */
public final class PostgresGroupLookup implements GroupLookup {
    private final Postgres postgres;

    public PostgresGroupLookup(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public Map<Integer, String> typeNames(long teamId) {
        var names = new TreeMap<Integer, String>();
        postgres.use(handle -> handle.createQuery(
                        "SELECT group_type_index, group_type FROM group_types WHERE team_id = :team")
                .bind("team", teamId)
                .map((row, context) -> Map.entry(row.getInt("group_type_index"), row.getString("group_type")))
                .forEach(type -> names.put(type.getKey(), type.getValue())));
        return names;
    }

    @Override
    public Map<GroupKey, ObjectNode> properties(Collection<GroupKey> groups) {
        var found = new HashMap<GroupKey, ObjectNode>();
        if (groups.isEmpty()) {
            return found;
        }
        postgres.use(handle -> GroupRows.bindKeys(handle.createQuery("""
                        SELECT team_id, group_type_index, group_key, properties::text AS properties
                        FROM unnest(:teams, :indexes, :keys) AS wanted (team_id, group_type_index, group_key)
                        JOIN groups USING (team_id, group_type_index, group_key)
                        """), groups)
                .map((row, context) -> Map.entry(GroupRows.key(row), PropertiesJson.read(row.getString("properties"))))
                .forEach(group -> found.put(group.getKey(), group.getValue())));
        return found;
    }
}
