// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups.postgres;

import io.hoglet.groups.Group;
import io.hoglet.groups.GroupKey;
import io.hoglet.groups.GroupStore;
import io.hoglet.groups.GroupUpdate;
import io.hoglet.postgres.Postgres;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Groups in PostgreSQL: a batch takes four statements, however many groups it has. New rows are inserted and old ones
 * locked in sorted order, so that two workers wait for each other and never in a circle. Thread-safe.
 */
public final class PostgresGroupStore implements GroupStore {
    private final Postgres postgres;

    public PostgresGroupStore(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public List<Group> apply(Source source, List<GroupUpdate> updates) {
        if (updates.isEmpty()) {
            return List.of();
        }
        SortedMap<GroupKey, List<GroupUpdate>> byGroup =
                updates.stream().collect(Collectors.groupingBy(GroupUpdate::group, TreeMap::new, Collectors.toList()));
        return postgres.inSameTransaction(handle -> {
            var changed = new ArrayList<>(insertNew(handle, byGroup));
            var old = new TreeMap<>(byGroup);
            changed.forEach(group -> old.remove(group.key()));
            changed.addAll(updateOld(handle, old));
            GroupOutbox.note(handle, source, changed.stream().map(Group::key).toList());
            return changed;
        });
    }

    @Override
    public List<Group> unsent(UUID topicId, Collection<Integer> partitions) {
        return postgres.with(handle -> GroupOutbox.read(handle, topicId, partitions));
    }

    /** Waits for a worker that inserts one of them at this moment, and then finds it there. */
    private static List<Group> insertNew(Handle handle, Map<GroupKey, List<GroupUpdate>> byGroup) {
        var wanted = new TreeMap<GroupKey, Group>();
        byGroup.forEach((key, updates) -> wanted.put(key, Group.first(updates)));
        var inserted = GroupRows.bind(handle.createQuery("""
                        INSERT INTO groups (team_id, group_type_index, group_key, properties, created_at, version)
                        SELECT team_id, group_type_index, group_key, properties::jsonb, created_at, version
                        FROM unnest(:teams, :indexes, :keys, :properties, :created, :versions) WITH ORDINALITY
                             AS new (team_id, group_type_index, group_key, properties, created_at, version, position)
                        ORDER BY position
                        ON CONFLICT DO NOTHING
                        RETURNING team_id, group_type_index, group_key
                        """), wanted.values())
                .map((row, context) -> GroupRows.key(row))
                .list();
        wanted.keySet().retainAll(Set.copyOf(inserted));
        return List.copyOf(wanted.values());
    }

    private static List<Group> updateOld(Handle handle, SortedMap<GroupKey, List<GroupUpdate>> byGroup) {
        if (byGroup.isEmpty()) {
            return List.of();
        }
        var changed = new ArrayList<Group>();
        for (var group : lock(handle, byGroup.keySet())) {
            var after = group.with(byGroup.getOrDefault(group.key(), List.of()));
            if (!after.sameContent(group)) {
                changed.add(new Group(after.key(), after.properties(), after.createdAt(), group.version() + 1));
            }
        }
        if (!changed.isEmpty()) {
            GroupRows.bind(handle.createUpdate("""
                            UPDATE groups old
                            SET properties = new.properties::jsonb, created_at = new.created_at, version = new.version
                            FROM unnest(:teams, :indexes, :keys, :properties, :created, :versions)
                                 AS new (team_id, group_type_index, group_key, properties, created_at, version)
                            WHERE old.team_id = new.team_id AND old.group_type_index = new.group_type_index
                              AND old.group_key = new.group_key
                            """), changed).execute();
        }
        return changed;
    }

    private static List<Group> lock(Handle handle, Collection<GroupKey> sorted) {
        return GroupRows.bindKeys(handle.createQuery("""
                        SELECT old.team_id, old.group_type_index, old.group_key, old.properties::text AS properties,
                               old.created_at, old.version
                        FROM unnest(:teams, :indexes, :keys) WITH ORDINALITY
                             AS wanted (team_id, group_type_index, group_key, position)
                        JOIN groups old USING (team_id, group_type_index, group_key)
                        ORDER BY wanted.position FOR UPDATE OF old
                        """), sorted)
                .map((row, context) -> GroupRows.group(row))
                .list();
    }
}
