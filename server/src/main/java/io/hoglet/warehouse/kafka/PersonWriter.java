// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse.kafka;

import io.hoglet.fault.FaultPoint;
import io.hoglet.kafka.Delivery;
import io.hoglet.kafka.KafkaClients;
import io.hoglet.kafka.Topics;
import io.hoglet.warehouse.EventRow;
import io.hoglet.warehouse.PersonTables;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Brings persons and overrides from Kafka into ClickHouse: rows carry versions, so a repeated one changes nothing. */
public final class PersonWriter {
    private static final Delivery.Route ROUTE =
            new Delivery.Route("warehouse-persons", List.of(Topics.PERSONS, Topics.PERSON_OVERRIDES), 5_000);

    private final PersonTables tables;

    private PersonWriter(PersonTables tables) {
        this.tables = tables;
    }

    /** Start it. */
    public static Delivery of(KafkaClients clients, Topics topics, String instance, PersonTables tables) {
        return new Delivery(clients, topics, instance, ROUTE, new PersonWriter(tables)::write);
    }

    private void write(ConsumerRecords<byte[], byte[]> polled) {
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
}
