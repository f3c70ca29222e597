// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.kafka;

import io.hoglet.groups.Group;
import io.hoglet.kafka.KafkaClients;
import io.hoglet.kafka.Topics;
import io.hoglet.persons.PersonChanges.IdOverride;
import io.hoglet.persons.PersonChanges.PersonRow;
import io.hoglet.pipeline.BatchOutput;
import io.hoglet.warehouse.EventRow;
import io.hoglet.warehouse.GroupRows;
import io.hoglet.warehouse.PersonRows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** The records that a batch sends. Rows are encoded here, once; the writer only puts them together. */
final class OutputRecords {
    private static final List<Header> SCHEMA =
            List.of(new RecordHeader(Topics.SCHEMA_HEADER, new byte[] {EventRow.SCHEMA_VERSION}));

    /** Room for what Kafka adds to a record. */
    private static final int ROW_MAX = KafkaClients.RECORD_MAX - (64 << 10);

    private static final String TOO_LARGE = "the event is too large with its person";
    private static final String NOT_OURS = "the record is not an event";

    private OutputRecords() {}

    static List<ProducerRecord<byte[], byte[]>> of(BatchOutput output) {
        var records =
                new ArrayList<ProducerRecord<byte[], byte[]>>(output.rows().size() + 8);
        // Mappings first: whoever sees an event should be able to see whose it is.
        output.changes().overrides().forEach(override -> records.add(override(override)));
        output.changes().persons().forEach(person -> records.add(person(person)));
        output.groups().forEach(group -> records.add(group(group)));
        output.rows().forEach(row -> records.add(event(row)));
        output.deadLetters().forEach(letter -> records.add(deadLetter(letter)));
        return records;
    }

    private static ProducerRecord<byte[], byte[]> event(BatchOutput.Row row) {
        byte[] encoded = row.row().encode();
        if (encoded.length > ROW_MAX) {
            // Kafka would refuse it, and with it the batch, again and again.
            return letter(TOO_LARGE, row.row().properties(), headers(row.row().identity()));
        }
        return new ProducerRecord<>(Topics.EVENTS, row.partition(), null, null, encoded, SCHEMA);
    }

    private static ProducerRecord<byte[], byte[]> override(IdOverride override) {
        byte[] key = utf8(override.id().teamId() + ":" + override.id().distinctId());
        byte[] row = PersonRows.override(
                override.id().teamId(), override.id().distinctId(), override.person(), override.version());
        return new ProducerRecord<>(Topics.PERSON_OVERRIDES, null, null, key, row, SCHEMA);
    }

    private static ProducerRecord<byte[], byte[]> person(PersonRow person) {
        byte[] key = utf8(person.key().teamId() + ":" + person.key().uuid());
        byte[] row = PersonRows.person(new PersonRows.Person(
                person.key().teamId(),
                person.key().uuid(),
                person.createdAt(),
                person.propertiesJson(),
                person.identified(),
                person.deleted(),
                person.version()));
        return new ProducerRecord<>(Topics.PERSONS, null, null, key, row, SCHEMA);
    }

    private static ProducerRecord<byte[], byte[]> group(Group group) {
        var key = group.key();
        byte[] row = GroupRows.group(new GroupRows.Group(
                key.teamId(),
                key.typeIndex(),
                key.key(),
                group.createdAt(),
                group.properties().toString(),
                group.version()));
        return new ProducerRecord<>(
                Topics.GROUPS, null, null, utf8(key.teamId() + ":" + key.typeIndex() + ":" + key.key()), row, SCHEMA);
    }

    private static ProducerRecord<byte[], byte[]> deadLetter(BatchOutput.DeadLetter letter) {
        var record = letter.record();
        var identity = new EventRow.Identity(record.teamId(), record.event(), record.distinctId(), record.uuid());
        return letter(letter.reason(), record.json(), headers(identity));
    }

    /** A record that capture cannot have written, as it is. */
    static ProducerRecord<byte[], byte[]> unreadable(ConsumerRecord<byte[], byte[]> record) {
        return letter(NOT_OURS, record.value(), List.of(record.headers().toArray()));
    }

    private static ProducerRecord<byte[], byte[]> letter(String reason, byte @Nullable [] value, List<Header> known) {
        var headers = new ArrayList<>(known);
        headers.add(new RecordHeader("reason", utf8(reason)));
        return new ProducerRecord<>(Topics.DEAD_LETTERS, null, null, null, value, headers);
    }

    private static List<Header> headers(EventRow.Identity identity) {
        return List.of(
                new RecordHeader("team", utf8(String.valueOf(identity.teamId()))),
                new RecordHeader("distinct_id", utf8(identity.distinctId())),
                new RecordHeader("event", utf8(identity.event())),
                new RecordHeader("uuid", utf8(identity.uuid().toString())));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
