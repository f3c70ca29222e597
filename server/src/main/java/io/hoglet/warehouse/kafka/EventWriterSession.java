// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse.kafka;

import io.hoglet.fault.FaultPoint;
import io.hoglet.kafka.KafkaClients;
import io.hoglet.kafka.Positions;
import io.hoglet.kafka.Topics;
import io.hoglet.warehouse.Block;
import io.hoglet.warehouse.EventRow;
import io.hoglet.warehouse.RecentEvents;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** One membership of the event writer in its group, from joining until something fails. Used by one thread. */
final class EventWriterSession implements AutoCloseable {
    static final String GROUP = "warehouse-events";
    private static final int POLL_MAX = 10_000;
    private static final Duration IDLE_POLL = Duration.ofSeconds(1);

    /** Rows wait in memory; so much of them at most, beside one fetch. */
    private static final long BUFFERED_BYTES_MAX = 32L << 20;

    private final Consumer<byte[], byte[]> consumer;
    private final EventWriter.Parts parts;
    private final UUID topicId;
    private final Map<Integer, PartitionBuffer> buffers = new TreeMap<>();
    private final Positions positions;
    private Optional<RecentEvents> recent = Optional.empty();
    private long bufferedBytes;
    private int bufferedRows;
    private long waitingSince;

    EventWriterSession(KafkaClients clients, String instance, Map<String, UUID> topicIds, EventWriter.Parts parts) {
        this.parts = parts;
        this.topicId = Objects.requireNonNull(topicIds.get(Topics.EVENTS));
        this.positions = new Positions(topicIds);
        this.consumer = clients.consumer(GROUP, instance, POLL_MAX);
        consumer.subscribe(List.of(Topics.EVENTS), new Assignments());
    }

    void cycle() {
        for (var record : consumer.poll(untilFlush())) {
            buffer(record);
        }
        FaultPoint.WAREHOUSE_POLLED.reach();
        parts.meters().lag(lag());
        boolean full = bufferedRows >= parts.settings().block() || bufferedBytes >= BUFFERED_BYTES_MAX;
        if (full || (bufferedRows > 0 && untilFlush().isZero())) {
            flush();
        }
    }

    private Duration untilFlush() {
        if (bufferedRows == 0) {
            return IDLE_POLL;
        }
        var wait = parts.settings().flushAfter();
        var left = wait.minusNanos(System.nanoTime() - waitingSince);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void buffer(ConsumerRecord<byte[], byte[]> record) {
        var buffer = Objects.requireNonNull(buffers.get(record.partition()));
        var schema = record.headers().lastHeader(Topics.SCHEMA_HEADER);
        if (schema == null || schema.value()[0] != EventRow.SCHEMA_VERSION) {
            throw new IllegalStateException("a row of a form that this version does not know");
        }
        if (bufferedRows == 0) {
            waitingSince = System.nanoTime();
        }
        byte[] place = EventRow.encodePlace(topicId, record.partition(), record.offset());
        var encoded = new byte[record.value().length + place.length];
        System.arraycopy(record.value(), 0, encoded, 0, record.value().length);
        System.arraycopy(place, 0, encoded, record.value().length, place.length);
        buffer.add(new Block.Row(record.offset(), EventRow.head(record.value()), encoded), record.timestamp());
        bufferedRows++;
        bufferedBytes += encoded.length;
    }

    /** Inserts what waits. The order is the guarantee: the ranges are recorded before the first row is inserted. */
    void flush() {
        var blocks = new TreeMap<Integer, Block>();
        var ranges = new HashMap<TopicPartition, OffsetAndMetadata>();
        buffers.forEach((partition, buffer) -> {
            var topicPartition = new TopicPartition(Topics.EVENTS, partition);
            boolean ready = !buffer.isRecovering() || buffer.recoverable(consumer.position(topicPartition));
            if (ready && !buffer.isEmpty()) {
                var block = buffer.next(parts.settings().block());
                blocks.put(partition, block);
                var range = block.range();
                ranges.put(topicPartition, positions.inserting(Topics.EVENTS, range.first(), range.last()));
            }
        });
        waitingSince = System.nanoTime();
        if (blocks.isEmpty()) {
            return;
        }
        consumer.commitSync(ranges);
        FaultPoint.WAREHOUSE_RANGE_RECORDED.reach();
        blocks.forEach(this::insert);
        FaultPoint.WAREHOUSE_BLOCK_INSERTED.reach();
        if (bufferedRows == 0) {
            commitAllInserted(blocks);
            FaultPoint.WAREHOUSE_OFFSETS_COMMITTED.reach();
        }
    }

    private void insert(int partition, Block block) {
        var buffer = Objects.requireNonNull(buffers.get(partition));
        long begun = System.nanoTime();
        var known = recent();
        var result =
                buffer.isRecovering() ? block.insertAgain(parts.table(), known) : block.insert(parts.table(), known);
        parts.meters().written(result.inserted(), result.repeated(), System.nanoTime() - begun);
        parts.meters().endToEnd(parts.clock().millis() - buffer.oldestReceivedMs());
        buffer.remove(block);
        bufferedRows -= block.size();
        bufferedBytes -= block.bytes();
    }

    /** Nothing waits any more, so the offsets may say so; under load the next block's record does. */
    private void commitAllInserted(Map<Integer, Block> blocks) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        blocks.forEach((partition, block) -> offsets.put(
                new TopicPartition(Topics.EVENTS, partition),
                positions.upTo(Topics.EVENTS, block.range().last() + 1)));
        consumer.commitSync(offsets);
    }

    /** One for all partitions, because a repeated event may come by another one when the topic has grown. */
    private RecentEvents recent() {
        var known = recent.orElseGet(() -> {
            int capacity = parts.settings().recent();
            return new RecentEvents(capacity, parts.table().recent(capacity / 2), parts.clock());
        });
        recent = Optional.of(known);
        return known;
    }

    private long lag() {
        long lag = bufferedRows;
        for (var partition : consumer.assignment()) {
            lag += consumer.currentLag(partition).orElse(0);
        }
        return lag;
    }

    /**
     * Takes up partitions where the group's record says. Without one it reads the topic again: what is in the table is
     * found there, as if clients had repeated it.
     */
    private final class Assignments implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            if (assigned.isEmpty()) {
                return;
            }
            // Others may have written these partitions meanwhile.
            recent = Optional.empty();
            var kept = positions.seek(consumer, assigned);
            for (var partition : assigned) {
                var record = kept.get(partition);
                var last = record == null ? OptionalLong.empty() : Positions.lastOf(record);
                buffers.put(partition.partition(), new PartitionBuffer(topicId, partition.partition(), last));
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            revoked.forEach(partition -> {
                var buffer = buffers.remove(partition.partition());
                if (buffer != null) {
                    bufferedRows -= buffer.size();
                    bufferedBytes -= buffer.bytes();
                }
            });
        }
    }

    @Override
    public void close() {
        KafkaClients.leave(consumer);
    }
}
