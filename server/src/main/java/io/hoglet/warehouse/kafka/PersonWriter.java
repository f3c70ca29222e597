// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse.kafka;

import io.hoglet.fault.FaultPoint;
import io.hoglet.kafka.Delivery;
import io.hoglet.kafka.KafkaClients;
import io.hoglet.kafka.Topics;
import io.hoglet.warehouse.PersonTables;
import java.util.List;
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
        var overrides = EncodedRows.of(polled, Topics.PERSON_OVERRIDES);
        if (!overrides.isEmpty()) {
            tables.insertOverrides(overrides);
            FaultPoint.WAREHOUSE_OVERRIDES_INSERTED.reach();
        }
        var persons = EncodedRows.of(polled, Topics.PERSONS);
        if (!persons.isEmpty()) {
            tables.insertPersons(persons);
            FaultPoint.WAREHOUSE_PERSONS_INSERTED.reach();
        }
    }
}
