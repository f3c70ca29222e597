// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons.postgres;

import io.hoglet.persons.IdKey;
import io.hoglet.persons.PersonChanges;
import io.hoglet.persons.PersonChanges.IdOverride;
import io.hoglet.persons.PersonChanges.PersonRow;
import io.hoglet.persons.PersonKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code pipeline_outbox}: what must reach ClickHouse even if the process dies right after its commit. */
final class Outbox {
    private static final short PERSON = 1;
    private static final short ID = 2;

    private Outbox() {}

    static void note(Handle handle, UUID topicId, int partition, PersonChanges changes) {
        if (changes.isEmpty()) {
            return;
        }
        var kinds = new ArrayList<Short>();
        var teams = new ArrayList<Long>();
        var keys = new ArrayList<String>();
        for (var row : changes.persons()) {
            kinds.add(PERSON);
            teams.add(row.key().teamId());
            keys.add(row.key().uuid().toString());
        }
        for (var override : changes.overrides()) {
            kinds.add(ID);
            teams.add(override.id().teamId());
            keys.add(override.id().distinctId());
        }
        handle.createUpdate("""
                        INSERT INTO pipeline_outbox (topic_id, partition, kind, team_id, key)
                        SELECT :topic, :partition, kind, team_id, key
                        FROM unnest(:kinds, :teams, :keys) AS new (kind, team_id, key)
                        """)
                .bind("topic", topicId)
                .bind("partition", partition)
                .bindArray("kinds", Short.class, kinds)
                .bindArray("teams", Long.class, teams)
                .bindArray("keys", String.class, keys)
                .execute();
    }

    /** Only after what was noted has been sent: the reader calls {@code apply} for its next batch then. */
    static void forget(Handle handle, UUID topicId, Collection<Integer> partitions) {
        handle.createUpdate("DELETE FROM pipeline_outbox WHERE topic_id = :topic AND partition = ANY (:partitions)")
                .bind("topic", topicId)
                .bindArray("partitions", Integer.class, partitions)
                .execute();
    }

    static PersonChanges read(Handle handle, UUID topicId, Collection<Integer> partitions) {
        return new PersonChanges(persons(handle, topicId, partitions), overrides(handle, topicId, partitions));
    }

    private static List<PersonRow> persons(Handle handle, UUID topicId, Collection<Integer> partitions) {
        return handle.createQuery("""
                        SELECT DISTINCT ON (noted.team_id, noted.uuid)
                               noted.team_id, noted.uuid, person.created_at,
                               coalesce(person.properties::text, '{}') AS properties,
                               coalesce(person.is_identified, false) AS is_identified, person.id IS NULL AS is_deleted,
                               coalesce(person.version, stone.version) AS version
                        FROM (SELECT team_id, key::uuid AS uuid FROM pipeline_outbox
                              WHERE topic_id = :topic AND partition = ANY (:partitions) AND kind = 1) noted
                        LEFT JOIN persons person ON person.team_id = noted.team_id AND person.uuid = noted.uuid
                        LEFT JOIN person_tombstones stone ON stone.team_id = noted.team_id AND stone.uuid = noted.uuid
                        WHERE coalesce(person.version, stone.version) IS NOT NULL
                        """)
                .bind("topic", topicId)
                .bindArray("partitions", Integer.class, partitions)
                .map((row, ctx) -> {
                    var created = row.getObject("created_at", OffsetDateTime.class);
                    return new PersonRow(
                            new PersonKey(row.getLong("team_id"), row.getObject("uuid", UUID.class)),
                            created == null ? Instant.EPOCH : created.toInstant(),
                            row.getString("properties"),
                            row.getBoolean("is_identified"),
                            row.getBoolean("is_deleted"),
                            row.getLong("version"));
                })
                .list();
    }

    private static List<IdOverride> overrides(Handle handle, UUID topicId, Collection<Integer> partitions) {
        return handle.createQuery("""
                        SELECT DISTINCT ids.team_id, ids.distinct_id, person.uuid, ids.version
                        FROM pipeline_outbox noted
                        JOIN person_distinct_ids ids ON ids.team_id = noted.team_id AND ids.distinct_id = noted.key
                        JOIN persons person ON person.id = ids.person_id
                        WHERE noted.topic_id = :topic AND noted.partition = ANY (:partitions) AND noted.kind = 2
                        """)
                .bind("topic", topicId)
                .bindArray("partitions", Integer.class, partitions)
                .map((row, ctx) -> new IdOverride(
                        new IdKey(row.getLong("team_id"), row.getString("distinct_id")),
                        row.getObject("uuid", UUID.class),
                        row.getLong("version")))
                .list();
    }
}
