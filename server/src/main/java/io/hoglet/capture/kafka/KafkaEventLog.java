// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.kafka;

import io.hoglet.capture.CapturedEvent;
import io.hoglet.capture.EventLog;
import io.hoglet.event.UnavailableException;
import io.hoglet.kafka.IngestionRecord;
import io.hoglet.kafka.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * One record per event, keyed by {@code token:distinct_id}: the key decides the partition, and so the order.
 * Thread-safe; the producer is the caller's to close.
 */
public final class KafkaEventLog implements EventLog {
    private final Producer<byte[], byte[]> producer;
    private final Duration timeout;

    public KafkaEventLog(Producer<byte[], byte[]> producer, Duration timeout) {
        this.producer = producer;
        this.timeout = timeout;
    }

    @Override
    public void append(List<CapturedEvent> events) {
        var pending = new CountDownLatch(events.size());
        var failure = new AtomicReference<@Nullable Exception>();
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            for (var event : events) {
                // Without Kafka each send would block for itself, so the first failure ends the request.
                if (failure.get() != null || System.nanoTime() - deadline > 0) {
                    break;
                }
                var _ = producer.send(record(event), (metadata, error) -> {
                    if (error != null) {
                        failure.compareAndSet(null, error);
                    }
                    pending.countDown();
                });
            }
            boolean failed = failure.get() != null;
            if (!failed && !pending.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new UnavailableException("Kafka did not acknowledge in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The server stops", e);
        } catch (KafkaException | IllegalStateException e) {
            // The latter when the producer is closed already: the server stops.
            throw new UnavailableException("Kafka took no record", e);
        }
        var error = failure.get();
        if (error != null) {
            throw new UnavailableException("Kafka did not keep a record", error);
        }
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
