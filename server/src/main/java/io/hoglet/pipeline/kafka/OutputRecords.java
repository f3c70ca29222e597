// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.kafka;

import io.hoglet.kafka.Topics;
import io.hoglet.persons.PersonChanges.IdOverride;
import io.hoglet.persons.PersonChanges.PersonRow;
import io.hoglet.pipeline.BatchOutput;
import io.hoglet.warehouse.EventRow;
import io.hoglet.warehouse.PersonRows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** The records that a batch sends. Rows are encoded here, once; the writer only puts them together. */
final class OutputRecords {
    private static final List<Header> SCHEMA =
            List.of(new RecordHeader(Topics.SCHEMA_HEADER, new byte[] {EventRow.SCHEMA_VERSION}));

    private OutputRecords() {}

    static List<ProducerRecord<byte[], byte[]>> of(BatchOutput output) {
        var records =
                new ArrayList<ProducerRecord<byte[], byte[]>>(output.rows().size() + 8);
        // Mappings first: whoever sees an event should be able to see whose it is.
        output.changes().overrides().forEach(override -> records.add(override(override)));
        output.changes().persons().forEach(person -> records.add(person(person)));
        for (var row : output.rows()) {
            records.add(new ProducerRecord<>(
                    Topics.EVENTS, row.partition(), null, null, row.row().encode(), SCHEMA));
        }
        output.deadLetters().forEach(letter -> records.add(deadLetter(letter)));
        return records;
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

    private static ProducerRecord<byte[], byte[]> deadLetter(BatchOutput.DeadLetter letter) {
        var record = letter.record();
        List<Header> headers = List.of(
                new RecordHeader("reason", utf8(letter.reason())),
                new RecordHeader("team", utf8(String.valueOf(record.teamId()))),
                new RecordHeader("distinct_id", utf8(record.distinctId())),
                new RecordHeader("event", utf8(record.event())),
                new RecordHeader("uuid", utf8(record.uuid().toString())));
        return new ProducerRecord<>(Topics.DEAD_LETTERS, null, null, null, record.json(), headers);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
