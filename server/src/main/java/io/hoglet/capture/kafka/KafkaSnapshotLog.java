// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.kafka;

import io.hoglet.capture.CapturedSnapshot;
import io.hoglet.capture.SnapshotLog;
import io.hoglet.kafka.SnapshotRecord;
import io.hoglet.kafka.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** One record per part of a recording, keyed by its session. Thread-safe; the producer is the caller's to close. */
public final class KafkaSnapshotLog implements SnapshotLog {
    private final AcknowledgedSends sends;

    public KafkaSnapshotLog(Producer<byte[], byte[]> producer, Duration timeout) {
        this.sends = new AcknowledgedSends(producer, timeout);
    }

    @Override
    public void append(List<CapturedSnapshot> snapshots) {
        sends.send(snapshots, KafkaSnapshotLog::record);
    }

    private static ProducerRecord<byte[], byte[]> record(CapturedSnapshot part) {
        var headers = new RecordHeaders();
        new SnapshotRecord(
                        part.teamId(),
                        part.distinctId(),
                        part.sessionId(),
                        part.windowId(),
                        part.uuid(),
                        part.source(),
                        part.receivedAt())
                .write(headers);
        byte[] key = SnapshotRecord.key(part.token(), part.sessionId());
        return new ProducerRecord<>(Topics.SESSION_RECORDINGS, null, null, key, part.data(), headers);
    }
}
