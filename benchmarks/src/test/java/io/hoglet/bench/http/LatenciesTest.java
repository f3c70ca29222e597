// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void percentilesAreAtMostTwoPercentTooBadAndNeverTooGood() {
        var latencies = new Latencies();
        for (int i = 1; i <= 1000; i++) {
            latencies.add(Duration.ofMillis(i));
        }

        assertThat(latencies.count()).isEqualTo(1000);
        assertAbout(latencies.percentile(50), 500);
        assertAbout(latencies.percentile(99), 990);
        assertAbout(latencies.percentile(100), 1000);
    }

    @Test
    void oneLatencyIsEveryPercentile() {
        var latencies = new Latencies();
        latencies.add(Duration.ofMillis(40));

        assertAbout(latencies.percentile(1), 40);
        assertAbout(latencies.percentile(99), 40);
    }

    @Test
    void withoutLatenciesThereIsNothing() {
        assertThat(new Latencies().percentile(99)).isZero();
    }

    @Test
    void evenMinutesAndNanosecondsFit() {
        var latencies = new Latencies();
        latencies.add(Duration.ofNanos(3));
        latencies.add(Duration.ofMinutes(5));

        assertThat(latencies.percentile(50)).isLessThanOrEqualTo(Duration.ofNanos(1000));
        assertAbout(latencies.percentile(100), 300_000);
    }

    private static void assertAbout(Duration actual, long millis) {
        assertThat(actual.toNanos() / 1e6).isBetween(millis * 0.9999, millis * 1.0201);
    }
}
