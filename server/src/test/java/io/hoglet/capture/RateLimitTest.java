// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.hoglet.config.Settings;
import io.hoglet.limits.NoLimits;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final AtomicLong now =
            new AtomicLong(Instant.parse("2026-03-04T05:06:07Z").toEpochMilli());
    private final Clock clock = ((InstantSource) () -> Instant.ofEpochMilli(now.get())).withZone(ZoneOffset.UTC);

    private RateLimit limit(int rate, int burst) {
        return new RateLimit(
                new Settings.CaptureLimits(Optional.of(rate), Optional.of(burst), Optional.empty()),
                NoLimits.limits(),
                clock);
    }

    /** Seconds to wait; 0 when it was taken. */
    private static int waitOf(RateLimit limit, long project, int events) {
        try {
            limit.take(project, events);
            return 0;
        } catch (RefusedException e) {
            return e.retryAfterSeconds();
        }
    }

    @Test
    void aBurstIsTakenAndThenTheRate() {
        var limit = limit(10, 30);
        for (int i = 0; i < 30; i++) {
            assertThat(waitOf(limit, 1, 1)).isZero();
        }

        assertThat(waitOf(limit, 1, 1)).isEqualTo(1);

        now.addAndGet(100);
        assertThat(waitOf(limit, 1, 1)).isZero();
        assertThat(waitOf(limit, 1, 1)).isEqualTo(1);
    }

    @Test
    void aLargeBatchIsTakenWholeAndPaidBack() {
        var limit = limit(10, 30);

        assertThat(waitOf(limit, 1, 1_000)).isZero();
        assertThat(waitOf(limit, 1, 1)).isEqualTo(98);

        now.addAndGet(97_100);
        assertThat(waitOf(limit, 1, 1)).isZero();
    }

    @Test
    void whatIsRefusedCostsNothing() {
        var limit = limit(1, 1);
        assertThat(waitOf(limit, 1, 1)).isZero();
        for (int i = 0; i < 100; i++) {
            assertThat(waitOf(limit, 1, 50)).isEqualTo(1);
        }

        now.addAndGet(1_000);
        assertThat(waitOf(limit, 1, 1)).isZero();
    }

    @Test
    void projectsDoNotShare() {
        var limit = limit(1, 1);
        assertThat(waitOf(limit, 1, 9)).isZero();

        assertThat(waitOf(limit, 2, 1)).isZero();
    }

    @Test
    void nobodyIsToldToWaitForMoreThanAnHour() {
        var limit = limit(1, 1);
        assertThat(waitOf(limit, 1, 100_000)).isZero();

        assertThat(waitOf(limit, 1, 1)).isEqualTo(3_600);
    }

    @Test
    void withoutASettingThereIsNoLimit() {
        var limit = new RateLimit(Admissions.NO_LIMITS, NoLimits.limits(), clock);

        assertThatCode(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        limit.take(1, 100_000);
                    }
                })
                .doesNotThrowAnyException();
    }
}
