// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import io.hoglet.config.Settings;
import io.hoglet.limits.IngestionLimits;
import io.hoglet.limits.ProjectLimits;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket of events for each project, counted by this process alone. A request is taken whole while anything is
 * left, however many events it has, and what it takes too much is paid back before the next one: a large batch would
 * never fit otherwise. Thread-safe; there are as many buckets as projects.
 */
public final class RateLimit {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Nobody is told to wait longer; who comes too early is told again. */
    private static final long WAIT_MAX_SECONDS = 3_600;

    /** Seconds of the allowed rate that may come at once when nothing else is said. */
    private static final int BURST_SECONDS = 10;

    private final Optional<ProjectLimits.Rate> rate;
    private final IngestionLimits limits;
    private final Clock clock;

    /** For each project the moment until which its events are paid for: a burst ahead, the bucket is empty. */
    private final ConcurrentMap<Long, AtomicLong> paidUntil = new ConcurrentHashMap<>();

    /** @param limits may name another rate for a project */
    public RateLimit(Settings.CaptureLimits settings, IngestionLimits limits, Clock clock) {
        this.rate = settings.rate().map(rate -> new ProjectLimits.Rate(rate, settings.burst()));
        this.limits = limits;
        this.clock = clock;
    }

    /** @throws RefusedException when the project has sent too much; nothing is counted then */
    void take(long project, int events) throws RefusedException {
        var allowed = limits.rate(project).or(() -> rate);
        if (allowed.isPresent()) {
            take(project, events, allowed.get());
        }
    }

    private void take(long project, int events, ProjectLimits.Rate allowed) throws RefusedException {
        long nanosForOne = SECOND / allowed.perSecond();
        long burstNanos = allowed.burst().map(burst -> burst * nanosForOne).orElse(BURST_SECONDS * SECOND);
        var bucket = paidUntil.computeIfAbsent(project, _ -> new AtomicLong());
        long now = TimeUnit.MILLISECONDS.toNanos(clock.millis());
        long cost = nanosForOne * events;
        for (long paid = bucket.get(); ; paid = bucket.get()) {
            // One whole event must be left; a fraction of one is back after no time at all.
            long missing = paid - now + nanosForOne - burstNanos;
            if (missing > 0) {
                throw RefusedException.rateLimited(project, secondsOf(missing));
            }
            if (bucket.compareAndSet(paid, Math.max(paid, now) + cost)) {
                return;
            }
        }
    }

    private static int secondsOf(long nanos) {
        return (int) Math.clamp(Math.ceilDiv(nanos, SECOND), 1, WAIT_MAX_SECONDS);
    }
}
