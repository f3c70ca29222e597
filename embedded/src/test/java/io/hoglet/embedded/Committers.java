// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Producers that commit one small transaction after the other, so that a broker dies in the midst of some. */
final class Committers implements AutoCloseable {
    private static final int PRODUCERS = 6;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Properties settings;
    private final String topic;
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicInteger commits = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();

    Committers(Endpoints.Kafka kafka, String topic) {
        this.settings = Kafkas.settings(kafka);
        settings.put("max.block.ms", "20000");
        settings.put("transaction.timeout.ms", "10000");
        this.topic = topic;
        for (int i = 0; i < PRODUCERS; i++) {
            String id = "committer-" + i;
            threads.add(Thread.ofPlatform().name(id).start(() -> commitUntilClosed(id)));
        }
    }

    private void commitUntilClosed(String id) {
        Properties own = new Properties();
        own.putAll(settings);
        own.put("transactional.id", id);
        var producer = new KafkaProducer<>(own, new StringSerializer(), new StringSerializer());
        try {
            producer.initTransactions();
            while (running.get()) {
                producer.beginTransaction();
                var _ = producer.send(new ProducerRecord<>(topic, id));
                producer.commitTransaction();
                commits.incrementAndGet();
            }
        } catch (KafkaException e) {
            // The broker is gone: that is what this is for.
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    void awaitCommits(int number) {
        Eventually.untilAsserted(LONGEST, () -> assertThat(commits.get()).isGreaterThanOrEqualTo(number));
    }

    /** Ends the producers; what they were about is left to the broker. */
    @Override
    public void close() {
        running.set(false);
        Eventually.untilAsserted(LONGEST, () -> assertThat(threads).noneMatch(Thread::isAlive));
    }
}
