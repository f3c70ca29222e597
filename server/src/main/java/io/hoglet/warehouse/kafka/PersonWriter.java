// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse.kafka;

import io.hoglet.fault.FaultPoint;
import io.hoglet.kafka.KafkaClients;
import io.hoglet.kafka.Positions;
import io.hoglet.kafka.Topics;
import io.hoglet.kafka.Worker;
import io.hoglet.warehouse.EventRow;
import io.hoglet.warehouse.PersonTables;
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

/**
 * A thread that brings persons and overrides from Kafka into ClickHouse, at least once: rows carry versions, so a
 * repeated one changes nothing.
 */
public final class PersonWriter implements AutoCloseable {
    static final String GROUP = "warehouse-persons";
    private static final int POLL_MAX = 5_000;
    private static final Duration POLL = Duration.ofSeconds(1);

    private final PersonTables tables;
    private final Worker worker;

    public PersonWriter(KafkaClients clients, Topics topics, String instance, PersonTables tables) {
        this.tables = tables;
        this.worker = new Worker("warehouse-persons", Duration.ofSeconds(30), stop -> {
            var positions = new Positions(topics.ids());
            var consumer = clients.consumer(GROUP, instance, POLL_MAX);
            try {
                consumer.subscribe(
                        List.of(Topics.PERSONS, Topics.PERSON_OVERRIDES), new Assignments(consumer, positions));
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
        var overrides = rows(polled, Topics.PERSON_OVERRIDES);
        if (!overrides.isEmpty()) {
            tables.insertOverrides(overrides);
            FaultPoint.WAREHOUSE_OVERRIDES_INSERTED.reach();
        }
        var persons = rows(polled, Topics.PERSONS);
        if (!persons.isEmpty()) {
            tables.insertPersons(persons);
            FaultPoint.WAREHOUSE_PERSONS_INSERTED.reach();
        }
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        polled.partitions()
                .forEach(partition -> offsets.put(
                        partition,
                        positions.upTo(
                                partition.topic(),
                                polled.records(partition).getLast().offset() + 1)));
        consumer.commitSync(offsets);
    }

    private static List<byte[]> rows(ConsumerRecords<byte[], byte[]> polled, String topic) {
        var rows = new ArrayList<byte[]>();
        for (ConsumerRecord<byte[], byte[]> record : polled.records(topic)) {
            var schema = record.headers().lastHeader(Topics.SCHEMA_HEADER);
            if (schema == null || schema.value()[0] != EventRow.SCHEMA_VERSION) {
                throw new IllegalStateException("a row of a form that this version does not know");
            }
            rows.add(record.value());
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
