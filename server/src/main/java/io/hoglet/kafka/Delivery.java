// SPDX-License-Identifier: Apache-2.0
package io.hoglet.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * A thread that hands records of some topics to whoever keeps them, at least once: offsets are committed when the hand
 * returned. For rows that replace themselves; events have a writer that does it exactly once. Thread-safe.
 */
public final class Delivery implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Worker worker;

    /**
     * What is delivered.
     *
     * @param group also the name of the thread
     * @param recordsMax of one hand-over
     */
    public record Route(String group, List<String> topics, int recordsMax) {
        public Route {
            topics = List.copyOf(topics);
        }
    }

    public Delivery(
            KafkaClients clients,
            Topics topics,
            String instance,
            Route route,
            Consumer<ConsumerRecords<byte[], byte[]>> hand) {
        this.worker = new Worker(route.group(), Duration.ofSeconds(30), stop -> {
            var positions = new Positions(topics.ids());
            var consumer = clients.consumer(route.group(), instance, route.recordsMax());
            try {
                consumer.subscribe(route.topics(), new Assignments(consumer, positions));
                while (!stop.requested()) {
                    var polled = consumer.poll(POLL);
                    if (!polled.isEmpty()) {
                        hand.accept(polled);
                        consumer.commitSync(after(polled, positions));
                    }
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

    private static Map<TopicPartition, OffsetAndMetadata> after(
            ConsumerRecords<byte[], byte[]> polled, Positions positions) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var partition : polled.partitions()) {
            long last = polled.records(partition).getLast().offset();
            offsets.put(partition, positions.upTo(partition.topic(), last + 1));
        }
        return offsets;
    }

    /** From the group's offset, or from the beginning. */
    private record Assignments(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, Positions positions)
            implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            positions.seek(consumer, assigned);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {}
    }

    /** Does not wait. */
    public void requestStop() {
        worker.requestStop();
    }

    /** Ends after the batch in progress. */
    @Override
    public void close() {
        worker.close();
    }
}
