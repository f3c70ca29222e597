// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons.postgres;

import io.hoglet.persons.Advance;
import io.hoglet.persons.FencedException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code pipeline_progress}. */
final class Progress {
    private Progress() {}

    static Map<Integer, Long> read(Handle handle, UUID topicId, Collection<Integer> partitions) {
        var offsets = new HashMap<Integer, Long>();
        handle.createQuery("""
                        SELECT partition, next_offset FROM pipeline_progress
                        WHERE topic_id = :topic AND partition = ANY (:partitions)
                        """)
                .bind("topic", topicId)
                .bindArray("partitions", Integer.class, partitions)
                .map((row, ctx) -> Map.entry(row.getInt("partition"), row.getLong("next_offset")))
                .forEach(entry -> offsets.put(entry.getKey(), entry.getValue()));
        return offsets;
    }

    /** Locks the rows until the transaction ends: a second reader waits here and then finds itself fenced. */
    static void advance(Handle handle, Advance advance) {
        new TreeMap<>(advance.partitions()).forEach((partition, step) -> {
            int changed = handle.createUpdate("""
                            INSERT INTO pipeline_progress AS progress (topic_id, partition, next_offset)
                            VALUES (:topic, :partition, :next)
                            ON CONFLICT (topic_id, partition) DO UPDATE SET next_offset = :next
                            WHERE progress.next_offset = :expected
                            """)
                    .bind("topic", advance.topicId())
                    .bind("partition", partition)
                    .bind("expected", step.expected())
                    .bind("next", step.next())
                    .execute();
            if (changed == 0) {
                throw new FencedException(partition);
            }
        });
    }
}
