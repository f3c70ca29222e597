// SPDX-License-Identifier: Apache-2.0
package io.hoglet.replay.kafka;

import io.hoglet.kafka.IngestionRecord;
import io.hoglet.kafka.KafkaClients;
import io.hoglet.kafka.Positions;
import io.hoglet.kafka.SnapshotRecord;
import io.hoglet.kafka.Topics;
import io.hoglet.kafka.Worker;
import io.hoglet.replay.PartTable;
import io.hoglet.replay.RecordingPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A thread that brings parts of recordings from Kafka into ClickHouse, at least once: a part replaces itself. */
public final class RecordingWriter implements AutoCloseable {
    static final String GROUP = "session-recordings";
    private static final int POLL_MAX = 500;
    private static final Duration POLL = Duration.ofSeconds(1);

    private final PartTable table;
    private final Worker worker;

    public RecordingWriter(KafkaClients clients, Topics topics, String instance, PartTable table) {
        this.table = table;
        this.worker = new Worker(GROUP, Duration.ofSeconds(30), stop -> {
            var positions = new Positions(topics.ids());
            var consumer = clients.consumer(GROUP, instance, POLL_MAX);
            try {
                consumer.subscribe(List.of(Topics.SESSION_RECORDINGS), new Assignments(consumer, positions));
                while (!stop.requested()) {
                    cycle(consumer, positions);
                }
            } finally {
                KafkaClients.leave(consumer);
            }
        });
    }

    public void start() {
        worker.start();
    }

    /** Empty while it works; else what it last failed of. */
    public String trouble() {
        return worker.trouble();
    }

    private void cycle(Consumer<byte[], byte[]> consumer, Positions positions) {
        var polled = consumer.poll(POLL);
        if (polled.isEmpty()) {
            return;
        }
        table.insert(rows(polled));
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        polled.partitions()
                .forEach(partition -> offsets.put(
                        partition,
                        positions.upTo(
                                partition.topic(),
                                polled.records(partition).getLast().offset() + 1)));
        consumer.commitSync(offsets);
    }

    private static List<byte[]> rows(ConsumerRecords<byte[], byte[]> polled) {
        var rows = new ArrayList<byte[]>(polled.count());
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            var head = SnapshotRecord.read(record.headers());
            var origin = new RecordingPart.Origin(
                    head.teamId(), head.sessionId(), head.uuid(), head.windowId(), head.distinctId(), head.source());
            rows.add(new RecordingPart(origin, IngestionRecord.value(record.value()), head.receivedAtMs()).encode());
        }
        return rows;
    }

    /** From the group's offset, or from the beginning. */
    private record Assignments(Consumer<byte[], byte[]> consumer, Positions positions)
            implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            positions.seek(consumer, assigned);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {}
    }

    /** Ends after the batch in progress. */
    @Override
    public void close() {
        worker.close();
    }
}
