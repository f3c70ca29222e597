// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.time.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final TestClock clock = new TestClock();
    private final Throttle throttle = new Throttle(3, Duration.ofSeconds(10), clock);

    private void takeAll(String name) {
        for (int i = 0; i < 3; i++) {
            assertThat(throttle.take(name)).isZero();
        }
    }

    @Test
    void attemptAfterTheLastAllowedOneHasToWait() {
        takeAll("a");

        assertThat(throttle.take("a")).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void oneMoreIsAllowedAfterEachPause() {
        takeAll("a");
        clock.advance(Duration.ofSeconds(10));

        assertThat(throttle.take("a")).isZero();
        assertThat(throttle.take("a")).isPositive();
    }

    @Test
    void refusedAttemptsDoNotMakeTheWaitLonger() {
        takeAll("a");
        clock.advance(Duration.ofSeconds(4));

        assertThat(throttle.take("a")).isEqualTo(Duration.ofSeconds(6));
        assertThat(throttle.take("a")).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void longPauseDoesNotSaveUpMoreThanTheMost() {
        takeAll("a");
        clock.advance(Duration.ofHours(5));

        takeAll("a");
        assertThat(throttle.take("a")).isPositive();
    }

    @Test
    void namesDoNotDisturbEachOther() {
        takeAll("a");

        assertThat(throttle.take("b")).isZero();
    }

    @Test
    void forgottenNameBeginsAnew() {
        takeAll("a");
        throttle.forget("a");

        takeAll("a");
    }

    @Test
    void clockThatGoesBackDoesNotTakeAttemptsAway() {
        assertThat(throttle.take("a")).isZero();
        clock.advance(Duration.ofMinutes(-5));

        assertThat(throttle.take("a")).isZero();
        assertThat(throttle.take("a")).isZero();
        assertThat(throttle.take("a")).isPositive();
    }
}
