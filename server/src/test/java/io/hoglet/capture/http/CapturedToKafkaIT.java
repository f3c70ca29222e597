// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.http;

import static io.hoglet.capture.http.Bodies.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.capture.kafka.IngestionTopic;
import io.hoglet.capture.kafka.KafkaEventLog;
import io.hoglet.capture.kafka.RealBroker;
import io.hoglet.kafka.IngestionRecord;
import io.hoglet.kafka.KafkaClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the wire to the topic: when 200 is read, the records are there. */
@ExtendWith(RealBroker.class)
@Timeout(60)
class CapturedToKafkaIT {
    private static final Duration ACK_TIMEOUT = Duration.ofSeconds(10);

    @Test
    void whatWasAnsweredIsInTheTopic(IngestionTopic topic) throws Exception {
        String first = "{\"event\":\"a\",\"distinct_id\":\"ü\",\"properties\":{\"n\":1}}";
        String second = "{\"event\":\"b\",\"distinct_id\":\"ü\"}";
        topic.seekToEnd();
        try (var producer = new KafkaClients(topic.brokers()).producer(Duration.ofMillis(2), ACK_TIMEOUT);
                var edge = TestEdge.start(new KafkaEventLog(producer, ACK_TIMEOUT));
                var wire = edge.connect()) {
            var reply = wire.post(
                    "/batch/",
                    "X-Forwarded-For: 203.0.113.9, 10.0.0.1\n",
                    bytes("{\"api_key\":\"" + TestEdge.KEY + "\",\"batch\":[" + first + " , " + second + "]}"));

            assertThat(reply.status()).isEqualTo(200);
        }

        assertThat(topic.records())
                .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                .containsExactly(first, second);
    }

    @Test
    void aRecordCarriesWhatTheServerKnows(IngestionTopic topic) throws Exception {
        topic.seekToEnd();
        try (var producer = new KafkaClients(topic.brokers()).producer(Duration.ofMillis(2), ACK_TIMEOUT);
                var edge = TestEdge.start(new KafkaEventLog(producer, ACK_TIMEOUT));
                var wire = edge.connect()) {
            wire.post("/e/", "X-Forwarded-For: 203.0.113.9, 10.0.0.1\n", bytes(Bodies.event("d")));
        }

        var head = IngestionRecord.read(topic.records().getFirst().headers());
        assertThat(head.teamId()).isEqualTo(1);
        assertThat(head.distinctId()).isEqualTo("d");
        assertThat(head.event()).isEqualTo("e");
        assertThat(head.ip()).isEqualTo("203.0.113.9");
        assertThat(head.uuid().version()).isEqualTo(7);
    }
}
