// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.kafka;

import io.hoglet.capture.CapturedEvent;
import io.hoglet.capture.EventLog;
import io.hoglet.kafka.IngestionRecord;
import io.hoglet.kafka.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * One record per event, keyed by {@code token:distinct_id}: the key decides the partition, and so the order.
 * Thread-safe; the producer is the caller's to close.
 */
public final class KafkaEventLog implements EventLog {
    private final AcknowledgedSends sends;

    public KafkaEventLog(Producer<byte[], byte[]> producer, Duration timeout) {
        this.sends = new AcknowledgedSends(producer, timeout);
    }

    @Override
    public void append(List<CapturedEvent> events) {
        sends.send(events, KafkaEventLog::record);
    }

    private static ProducerRecord<byte[], byte[]> record(CapturedEvent event) {
        var headers = new RecordHeaders();
        IngestionRecord.write(
                new IngestionRecord(
                        event.teamId(),
                        event.distinctId(),
                        event.event(),
                        event.uuid(),
                        event.receivedAt(),
                        event.sentAt(),
                        event.ip()),
                headers);
        byte[] key = IngestionRecord.key(event.token(), event.distinctId());
        return new ProducerRecord<>(Topics.EVENTS_INGESTION, null, null, key, event.json(), headers);
    }
}
