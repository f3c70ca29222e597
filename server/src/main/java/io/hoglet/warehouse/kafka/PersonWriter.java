// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse.kafka;

import io.hoglet.kafka.KafkaClients;
import io.hoglet.kafka.Topics;
import io.hoglet.kafka.Worker;
import io.hoglet.warehouse.PersonTables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * A thread that brings persons and overrides from Kafka into ClickHouse, at least once: rows carry versions, so a repeated
 * one changes nothing.
 */
public final class PersonWriter implements AutoCloseable {
    static final String GROUP = "warehouse-persons";
    private static final int POLL_MAX = 5_000;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final PersonTables tables;
    private final Worker worker;

    public PersonWriter(KafkaClients clients, String instance, PersonTables tables) {
        this.tables = tables;
        this.worker = new Worker("warehouse-persons", Duration.ofSeconds(30), stop -> {
            var consumer = clients.consumer(GROUP, instance, POLL_MAX);
            try {
                consumer.subscribe(List.of(Topics.PERSONS, Topics.PERSON_OVERRIDES), new Assignments(consumer));
                while (!stop.requested()) {
                    cycle(consumer);
                }
            } finally {
                consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
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

    private void cycle(Consumer<byte[], byte[]> consumer) {
        var polled = consumer.poll(POLL);
        if (polled.isEmpty()) {
            return;
        }
        var overrides = rows(polled, Topics.PERSON_OVERRIDES);
        if (!overrides.isEmpty()) {
            tables.insertOverrides(overrides, token(polled, Topics.PERSON_OVERRIDES));
        }
        var persons = rows(polled, Topics.PERSONS);
        if (!persons.isEmpty()) {
            tables.insertPersons(persons, token(polled, Topics.PERSONS));
        }
        consumer.commitSync();
    }

    private static List<byte[]> rows(ConsumerRecords<byte[], byte[]> polled, String topic) {
        var rows = new ArrayList<byte[]>();
        for (ConsumerRecord<byte[], byte[]> record : polled.records(topic)) {
            rows.add(record.value());
        }
        return rows;
    }

    /** Unique to these records: a repeated insert of the same ones may be ignored, another may not. */
    private static String token(ConsumerRecords<byte[], byte[]> polled, String topic) {
        var token = new StringBuilder(topic);
        for (var partition : polled.partitions()) {
            if (partition.topic().equals(topic)) {
                var records = polled.records(partition);
                token.append('-')
                        .append(partition.partition())
                        .append(':')
                        .append(records.getFirst().offset())
                        .append(':')
                        .append(records.getLast().offset())
                        .append(':')
                        .append(records.getFirst().timestamp());
            }
        }
        return token.toString();
    }

    /** From the group's offset, or from the beginning. */
    private record Assignments(Consumer<byte[], byte[]> consumer) implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            var committed = consumer.committed(Set.copyOf(assigned));
            var beginnings = consumer.beginningOffsets(assigned);
            for (var partition : assigned) {
                var offset = committed.get(partition);
                long beginning = beginnings.getOrDefault(partition, 0L);
                consumer.seek(partition, offset == null ? beginning : Math.max(offset.offset(), beginning));
            }
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
