// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.kafka;

import io.hoglet.event.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Sends records and waits until Kafka has all of them. Thread-safe; the producer is the caller's to close. */
final class AcknowledgedSends {
    private final Producer<byte[], byte[]> producer;
    private final Duration timeout;

    AcknowledgedSends(Producer<byte[], byte[]> producer, Duration timeout) {
        this.producer = producer;
        this.timeout = timeout;
    }

    /** @throws UnavailableException when not all are known to be kept */
    <T> void send(List<T> values, Function<T, ProducerRecord<byte[], byte[]>> record) {
        var pending = new CountDownLatch(values.size());
        var failure = new AtomicReference<@Nullable Exception>();
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            for (var value : values) {
                // Without Kafka each send would block for itself, so the first failure ends the request.
                if (failure.get() != null || System.nanoTime() - deadline > 0) {
                    break;
                }
                var _ = producer.send(record.apply(value), (metadata, error) -> {
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
}
