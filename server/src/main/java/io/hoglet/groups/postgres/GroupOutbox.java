// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups.postgres;

import io.hoglet.groups.Group;
import io.hoglet.groups.GroupKey;
import io.hoglet.groups.GroupStore;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The groups in the table {@code pipeline_outbox}: what must reach ClickHouse even if the process dies right after its
 * commit. The store of persons forgets what was sent, of all kinds.
 */
final class GroupOutbox {
    private GroupOutbox() {}

    static void note(Handle handle, GroupStore.Source source, List<GroupKey> changed) {
        if (changed.isEmpty()) {
            return;
        }
        GroupRows.bindKeys(handle.createUpdate("""
                        INSERT INTO pipeline_outbox (topic_id, partition, kind, team_id, key)
                        SELECT :topic, :partition, 3, team_id, group_type_index || ':' || group_key
                        FROM unnest(:teams, :indexes, :keys) AS new (team_id, group_type_index, group_key)
                        """), changed)
                .bind("topic", source.topicId())
                .bind("partition", source.partition())
                .execute();
    }

    static List<Group> read(Handle handle, UUID topicId, Collection<Integer> partitions) {
        return handle.createQuery("""
                        SELECT DISTINCT ON (old.team_id, old.group_type_index, old.group_key)
                               old.team_id, old.group_type_index, old.group_key, old.properties::text AS properties,
                               old.created_at, old.version
                        FROM (SELECT team_id, left(key, 1)::smallint AS group_type_index, substr(key, 3) AS group_key
                              FROM pipeline_outbox
                              WHERE topic_id = :topic AND partition = ANY (:partitions) AND kind = 3) noted
                        JOIN groups old USING (team_id, group_type_index, group_key)
                        """)
                .bind("topic", topicId)
                .bindArray("partitions", Integer.class, partitions)
                .map((row, context) -> GroupRows.group(row))
                .list();
    }
}
