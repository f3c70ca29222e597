// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoglet.bench.BenchException;
import io.hoglet.bench.FakeHoglet;
import io.hoglet.bench.baseline.BaselineServer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadTest {
    @Test
    void everyAcceptedEventIsCountedByTheServerToo() throws Exception {
        try (var hoglet = new FakeHoglet()) {
            var result = new Load(plan(hoglet.url(), 10, 0), Clock.systemUTC()).run("a-run", 1);

            assertThat(result.accepted()).isPositive().isEqualTo(hoglet.count("a-run"));
            assertThat(result.p99()).isGreaterThanOrEqualTo(result.p50()).isPositive();
        }
    }

    @Test
    void anAnswerOf503IsRepeatedAndTheEventsCountOnce() throws Exception {
        try (var hoglet = new FakeHoglet()) {
            hoglet.nextAnswers(503, 503);

            var result = new Load(plan(hoglet.url(), 1, 0), Clock.systemUTC()).run("a-run", 1);

            assertThat(result.retries()).isEqualTo(2);
            assertThat(result.accepted()).isEqualTo(hoglet.count("a-run"));
        }
    }

    @Test
    void aWrongKeyEndsTheLoad() throws Exception {
        try (var hoglet = new FakeHoglet()) {
            hoglet.nextAnswers(401);

            assertThatThrownBy(() -> new Load(plan(hoglet.url(), 1, 0), Clock.systemUTC()).run("a-run", 1))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("401");
        }
    }

    @Test
    void theRateIsKept() throws Exception {
        try (var server = new BaselineServer()) {
            var result = new Load(plan(at(server), 5, 1000), Clock.systemUTC()).run("a-run", 1);

            assertThat(result.accepted()).isBetween(400L, 600L);
        }
    }

    @Test
    void withoutServerTheLoadFailsInTheEnd() throws IOException {
        URI nowhere;
        try (var server = new BaselineServer()) {
            nowhere = at(server);
        }

        assertThatThrownBy(() -> new Load(plan(nowhere, 1, 0), Clock.systemUTC()).run("a-run", 1))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("is the server still running?");
    }

    private static URI at(BaselineServer server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private static LoadPlan plan(URI url, int batch, int rate) {
        return new LoadPlan(url, "phc_fake", batch, true, 2, rate, Duration.ofMillis(500));
    }
}
