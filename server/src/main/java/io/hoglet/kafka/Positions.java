// SPDX-License-Identifier: Apache-2.0
package io.hoglet.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * A group's offsets, each with the id of its topic: an offset of a topic that was made anew says nothing about the new
 * one. A writer also notes the end of the block that it is about to insert. Immutable.
 */
public final class Positions {
    private static final String SEPARATOR = " ";

    private final Map<String, UUID> topicIds;

    /** @param topicIds the ids of the topics as they are now, by name */
    public Positions(Map<String, UUID> topicIds) {
        this.topicIds = Map.copyOf(topicIds);
    }

    /** Everything below {@code offset} is done. */
    public OffsetAndMetadata upTo(String topic, long offset) {
        return new OffsetAndMetadata(offset, idOf(topic));
    }

    /** Everything below {@code first} is done, and a block that ends with {@code last} is being inserted. */
    public OffsetAndMetadata inserting(String topic, long first, long last) {
        return new OffsetAndMetadata(first, idOf(topic) + SEPARATOR + last);
    }

    /** The last offset of the block that was being inserted when the offset was kept. */
    public static OptionalLong lastOf(OffsetAndMetadata kept) {
        int separator = kept.metadata().indexOf(SEPARATOR);
        return separator < 0
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(kept.metadata().substring(separator + 1)));
    }

    /**
     * Goes on with each partition where the group was, or at its beginning.
     *
     * @return what the group had kept of these partitions, where it was of the same topic
     */
    public Map<TopicPartition, OffsetAndMetadata> seek(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        var committed = consumer.committed(Set.copyOf(assigned));
        var beginnings = consumer.beginningOffsets(assigned);
        var valid = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var partition : assigned) {
            var kept = committed.get(partition);
            long beginning = beginnings.getOrDefault(partition, 0L);
            if (kept != null && kept.metadata().startsWith(idOf(partition.topic()))) {
                valid.put(partition, kept);
                consumer.seek(partition, Math.max(kept.offset(), beginning));
            } else {
                consumer.seek(partition, beginning);
            }
        }
        return valid;
    }

    private String idOf(String topic) {
        return Objects.requireNonNull(topicIds.get(topic)).toString();
    }
}
