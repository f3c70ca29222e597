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
            // Only who expects no row makes one; else a reader from before a restored database would pass.
            boolean advanced = step.expected() == 0
                    ? begin(handle, advance.topicId(), partition, step.next())
                    : goOn(handle, advance.topicId(), partition, step);
            if (!advanced) {
                throw new FencedException(partition);
            }
        });
    }

    private static boolean begin(Handle handle, UUID topicId, int partition, long next) {
        return handle.createUpdate("""
                        INSERT INTO pipeline_progress (topic_id, partition, next_offset)
                        VALUES (:topic, :partition, :next) ON CONFLICT (topic_id, partition) DO NOTHING
                        """)
                        .bind("topic", topicId)
                        .bind("partition", partition)
                        .bind("next", next)
                        .execute()
                == 1;
    }

    private static boolean goOn(Handle handle, UUID topicId, int partition, Advance.Step step) {
        return handle.createUpdate("""
                        UPDATE pipeline_progress SET next_offset = :next
                        WHERE topic_id = :topic AND partition = :partition AND next_offset = :expected
                        """)
                        .bind("topic", topicId)
                        .bind("partition", partition)
                        .bind("expected", step.expected())
                        .bind("next", step.next())
                        .execute()
                == 1;
    }
}
