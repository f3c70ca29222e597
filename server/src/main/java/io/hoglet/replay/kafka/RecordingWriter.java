// SPDX-License-Identifier: Apache-2.0
package io.hoglet.replay.kafka;

import io.hoglet.kafka.Delivery;
import io.hoglet.kafka.IngestionRecord;
import io.hoglet.kafka.KafkaClients;
import io.hoglet.kafka.SnapshotRecord;
import io.hoglet.kafka.Topics;
import io.hoglet.replay.PartTable;
import io.hoglet.replay.RecordingPart;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings parts of recordings from Kafka into ClickHouse: a part that comes again replaces itself. */
public final class RecordingWriter {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingWriter.class);
    private static final Delivery.Route ROUTE =
            new Delivery.Route("session-recordings", List.of(Topics.SESSION_RECORDINGS), 500);

    private RecordingWriter() {}

    /** Start it. */
    public static Delivery of(KafkaClients clients, Topics topics, String instance, PartTable table) {
        return new Delivery(clients, topics, instance, ROUTE, polled -> write(polled, table));
    }

    private static void write(ConsumerRecords<byte[], byte[]> polled, PartTable table) {
        var rows = new ArrayList<byte[]>(polled.count());
        for (var record : polled) {
            try {
                rows.add(part(record).encode());
            } catch (IllegalArgumentException e) {
                // Capture has not written it, so nobody was told that it is kept; it must not hold up the others.
                LOG.atError()
                        .addKeyValue("partition", record.partition())
                        .addKeyValue("offset", record.offset())
                        .log("A record that is no part of a recording is left out: {}", e.getMessage());
            }
        }
        if (!rows.isEmpty()) {
            table.insert(rows);
        }
    }

    private static RecordingPart part(ConsumerRecord<byte[], byte[]> record) {
        var head = SnapshotRecord.read(record.headers());
        var origin = new RecordingPart.Origin(
                head.teamId(), head.sessionId(), head.uuid(), head.windowId(), head.distinctId(), head.source());
        return new RecordingPart(origin, IngestionRecord.value(record.value()), head.receivedAtMs());
    }
}
