// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import io.hoglet.config.Settings;
import io.hoglet.time.TokenBuckets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How many events a project may send. A request is taken whole while anything is left, however many events it has, as
 * {@link TokenBuckets} has it. Thread-safe.
 */
public final class RateLimit {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** Seconds of the allowed rate that may come at once when nothing else is said. */
    private static final int BURST_SECONDS = 10;

    private final Optional<TokenBuckets> buckets;

    public RateLimit(Settings.CaptureLimits settings, Clock clock) {
        this.buckets = settings.rate().map(rate -> {
            var forOne = Duration.ofNanos(SECOND / rate);
            var burst = settings.burst().map(forOne::multipliedBy).orElse(Duration.ofSeconds(BURST_SECONDS));
            return new TokenBuckets(forOne, burst, clock);
        });
    }

    /** @throws RateLimitedException when the project has sent too much; nothing is counted then */
    void take(long project, int events) throws RateLimitedException {
        int wait = buckets.map(each -> each.take(project, events)).orElse(0);
        if (wait > 0) {
            throw new RateLimitedException(wait);
        }
    }
}
