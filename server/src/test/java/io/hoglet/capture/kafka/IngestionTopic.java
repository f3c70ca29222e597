// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.kafka;

import io.hoglet.kafka.KafkaClients;
import io.hoglet.kafka.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads back what capture wrote to {@code events_ingestion}. Used by one thread. */
public final class IngestionTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final String brokers;
    private final Consumer<byte[], byte[]> consumer;

    IngestionTopic(String brokers) {
        this.brokers = brokers;
        this.consumer = new KafkaClients(brokers).consumer("test", "capture", 500);
        consumer.assign(consumer.partitionsFor(Topics.EVENTS_INGESTION).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
        seekToEnd();
    }

    public String brokers() {
        return brokers;
    }

    /** Forgets what is there already. */
    public void seekToEnd() {
        ends().forEach(consumer::seek);
    }

    /** Everything since {@link #seekToEnd}. */
    public List<ConsumerRecord<byte[], byte[]>> records() {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var ends = ends();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }

    private Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(consumer.assignment());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
