// SPDX-License-Identifier: Apache-2.0
package io.hoglet.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatingTest {
    private static final Duration SHORT = Duration.ofMillis(5);

    @Test
    void taskRunsAgainAndAgain() throws InterruptedException {
        var runs = new CountDownLatch(3);

        try (var repeating = new Repeating("test", SHORT, runs::countDown)) {
            repeating.start();

            assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void failureDoesNotEndTheSchedule() throws InterruptedException {
        var runs = new CountDownLatch(3);

        try (var repeating = new Repeating("test", SHORT, () -> failing(runs))) {
            repeating.start();

            assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void failing(CountDownLatch runs) {
        runs.countDown();
        throw new IllegalStateException("on purpose");
    }

    @Test
    void closingRunsTheTaskALastTime() {
        var runs = new AtomicInteger();
        var repeating = new Repeating("test", Duration.ofHours(1), runs::incrementAndGet);
        repeating.start();

        repeating.close();

        assertThat(runs).hasValue(1);
    }

    @Test
    void runsDoNotOverlapWithTheLastOne() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var started = new CountDownLatch(1);
        var repeating = new Repeating("test", SHORT, () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            started.countDown();
            Thread.onSpinWait();
            running.decrementAndGet();
        });
        repeating.start();
        await(started);

        repeating.close();

        assertThat(most).hasValue(1);
        assertThat(running).hasValue(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
