// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoglet.demo.FakeHoglet;
import io.hoglet.demo.foodmart.DemoEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final Retries THREE = new Retries(3, Duration.ofMillis(10), Duration.ofSeconds(5));

    private final FakeHoglet hoglet;
    private final ConcurrentLinkedQueue<Duration> pauses = new ConcurrentLinkedQueue<>();
    private final Http http = new Http(THREE, pauses::add);
    private final Counting progress = new Counting();

    LanesTest() throws IOException {
        hoglet = new FakeHoglet();
    }

    @AfterEach
    void close() {
        http.close();
        hoglet.close();
    }

    @Test
    void everyEventIsSentOnceInBatchesWithinTheLimits() throws Exception {
        send(3, 1003, 100);

        assertThat(hoglet.events()).hasSize(1003);
        assertThat(progress.accepted.sum()).isEqualTo(1003);
        assertThat(hoglet.bodies()).hasSizeGreaterThan(10).allSatisfy(body -> {
            assertThat(body.path("batch").size()).isBetween(1, 100);
            assertThat(body.path("historical_migration").asBoolean()).isTrue();
            assertThat(body.path("api_key").asText()).isEqualTo("phc_fake");
            assertThat(body.has("sent_at")).isFalse();
        });
    }

    @Test
    void theEventsOfAPersonArriveInTheirOrder() throws Exception {
        hoglet.nextBatchAnswers(503, Map.of());

        send(4, 2000, 50);

        var last = new HashMap<String, Instant>();
        for (var event : hoglet.events()) {
            var at = Instant.parse(event.path("timestamp").asText());
            var before = last.put(event.path("distinct_id").asText(), at);
            assertThat(before == null || before.isBefore(at)).isTrue();
        }
        assertThat(last).hasSize(20);
    }

    @Test
    void aBusyServerIsAskedAgainAfterTheTimeItNames() throws Exception {
        hoglet.nextBatchAnswers(503, Map.of("Retry-After", "2"));
        hoglet.nextBatchAnswers(429, Map.of("Retry-After", "3600"));

        send(1, 10, 100);

        assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(5));
        assertThat(hoglet.events()).hasSize(10);
    }

    @Test
    void errorsOfTheServerAndBrokenConnectionsAreTriedAgainWithAGrowingWait() throws Exception {
        hoglet.nextBatchAnswers(500, Map.of());
        hoglet.nextBatchAnswers(0, Map.of());

        send(1, 10, 100);

        assertThat(pauses).containsExactly(Duration.ofMillis(10), Duration.ofMillis(20));
        assertThat(hoglet.events()).hasSize(10);
    }

    @Test
    void afterTheLastAttemptTheLoadFailsAndSaysWhy() {
        for (int i = 0; i < 3; i++) {
            hoglet.nextBatchAnswers(503, Map.of());
        }

        assertThatThrownBy(() -> send(1, 10, 100))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("gave up after 3 attempts")
                .hasMessageContaining("503");
    }

    @Test
    void aWrongKeyEndsTheLoadAtOnceAlsoWhileEventsAreStillComing() {
        hoglet.nextBatchAnswers(401, Map.of());

        assertThatThrownBy(() -> send(2, 100_000, 10))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("401")
                .hasMessageContaining("bootstrap.json");
        assertThat(pauses).isEmpty();
    }

    private void send(int lanes, int events, int perBatch) throws LoadException, InterruptedException {
        var plan = new Lanes.Plan(lanes, new BatchLimits(perBatch, 100_000));
        try (var sending = new Lanes(http, hoglet.target(), plan, progress)) {
            for (int i = 0; i < events; i++) {
                sending.add(event(i));
            }
            sending.finish();
        }
    }

    static DemoEvent event(int number) {
        return new DemoEvent(
                new UUID(1, number),
                "purchased",
                number % 20,
                Instant.ofEpochSecond(number),
                Map.of("product", "Washington Berry Juice", "amount", 2.85, "tags", List.of(1, 2)),
                Map.of());
    }

    private static final class Counting implements Lanes.Progress {
        private final LongAdder accepted = new LongAdder();

        @Override
        public void accept(int events) {
            accepted.add(events);
        }

        @Override
        public void waiting() {}
    }
}
