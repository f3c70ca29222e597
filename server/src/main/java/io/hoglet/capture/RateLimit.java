// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import io.hoglet.config.Settings;
import io.hoglet.limits.IngestionLimits;
import io.hoglet.limits.ProjectLimits;
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

    /** What may come at once when nothing else is said. */
    private static final Duration BURST = Duration.ofSeconds(10);

    private final Optional<ProjectLimits.Rate> rate;
    private final IngestionLimits limits;
    private final TokenBuckets buckets;

    /** @param limits may name another rate for a project */
    public RateLimit(Settings.CaptureLimits settings, IngestionLimits limits, Clock clock) {
        this.rate = settings.rate().map(rate -> new ProjectLimits.Rate(rate, settings.burst()));
        this.limits = limits;
        this.buckets = new TokenBuckets(clock);
    }

    /** @throws RefusedException when the project has sent too much; nothing is counted then */
    void take(long project, int events) throws RefusedException {
        var allowed = limits.rate(project).or(() -> rate);
        if (allowed.isEmpty()) {
            return;
        }
        int wait = buckets.take(project, events, rate(allowed.get()));
        if (wait > 0) {
            throw RefusedException.rateLimited(project, wait);
        }
    }

    private static TokenBuckets.Rate rate(ProjectLimits.Rate allowed) {
        var forOne = Duration.ofNanos(SECOND / allowed.perSecond());
        return new TokenBuckets.Rate(
                forOne, allowed.burst().map(forOne::multipliedBy).orElse(BURST));
    }
}
