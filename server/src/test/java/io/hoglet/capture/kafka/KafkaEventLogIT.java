// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoglet.capture.CapturedEvent;
import io.hoglet.capture.EventLog;
import io.hoglet.capture.EventLogContract;
import io.hoglet.event.UnavailableException;
import io.hoglet.kafka.IngestionRecord;
import io.hoglet.kafka.KafkaClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The log that is used in production, on a real broker. */
@ExtendWith(RealBroker.class)
@Timeout(60)
class KafkaEventLogIT extends EventLogContract {
    private static final Duration ACK_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ACK_TIMEOUT_WHEN_AWAY = Duration.ofSeconds(1);

    private final IngestionTopic topic;
    private final List<Producer<byte[], byte[]>> producers = new ArrayList<>();

    KafkaEventLogIT(IngestionTopic topic) {
        this.topic = topic;
    }

    @BeforeEach
    void readFromHereOn() {
        topic.seekToEnd();
    }

    @AfterEach
    void closeProducers() {
        producers.forEach(producer -> producer.close(Duration.ZERO));
    }

    private EventLog logAt(String brokers, Duration timeout) {
        var producer = new KafkaClients(brokers).producer(Duration.ofMillis(2), timeout);
        producers.add(producer);
        return new KafkaEventLog(producer, timeout);
    }

    @Override
    protected EventLog log() {
        return logAt(topic.brokers(), ACK_TIMEOUT);
    }

    @Override
    protected List<CapturedEvent> kept() {
        return topic.records().stream().map(KafkaEventLogIT::event).toList();
    }

    @Override
    protected EventLog logThatIsAway() throws IOException {
        // A port that was free a moment ago: nobody answers there.
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return logAt("127.0.0.1:" + socket.getLocalPort(), ACK_TIMEOUT_WHEN_AWAY);
        }
    }

    @Test
    void aBatchWithoutABrokerWaitsForOneTimeoutNotForOnePerEvent() throws Exception {
        var batch =
                IntStream.range(0, 100).mapToObj(number -> anEvent("a", number)).toList();
        var log = logThatIsAway();
        long from = System.nanoTime();

        assertThatThrownBy(() -> log.append(batch)).isInstanceOf(UnavailableException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(ACK_TIMEOUT_WHEN_AWAY.multipliedBy(5));
    }

    @Test
    void aProducerThatIsClosedIsALogThatIsAway() {
        var log = log();
        producers.forEach(Producer::close);

        assertThatThrownBy(() -> log.append(List.of(anEvent("closed", 1)))).isInstanceOf(UnavailableException.class);
    }

    private static CapturedEvent event(ConsumerRecord<byte[], byte[]> record) {
        var head = IngestionRecord.read(record.headers());
        String key = new String(record.key(), StandardCharsets.UTF_8);
        assertThat(key).endsWith(":" + head.distinctId());
        return new CapturedEvent(
                key.substring(0, key.length() - head.distinctId().length() - 1),
                head.teamId(),
                head.distinctId(),
                head.event(),
                head.uuid(),
                record.value(),
                head.receivedAtMs(),
                head.sentAtMs(),
                head.ip(),
                false);
    }
}
