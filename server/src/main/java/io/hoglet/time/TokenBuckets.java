// SPDX-License-Identifier: Apache-2.0
package io.hoglet.time;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket for each number, counted by this process alone. What is asked for is taken whole while anything is
 * left, and what it takes too much is paid back before the next one: a large amount would never fit otherwise.
 * Thread-safe; there are as many buckets as numbers, so they must be of something that is bounded, such as projects.
 */
public final class TokenBuckets {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Nobody is told to wait longer; who comes too early is told again. */
    private static final long WAIT_MAX_SECONDS = 3_600;

    private final Clock clock;

    /** The moment until which what was taken is paid for: a burst ahead, the bucket is empty. */
    private final ConcurrentMap<Long, AtomicLong> paidUntil = new ConcurrentHashMap<>();

    /**
     * @param forOne after which time one more may be taken
     * @param burst what may be taken at once, as the time after which it is there again
     */
    public record Rate(Duration forOne, Duration burst) {}

    public TokenBuckets(Clock clock) {
        this.clock = clock;
    }

    /** 0 when it was taken, else the seconds after which it may be; nothing is counted then. */
    public int take(long bucketOf, int amount, Rate rate) {
        long nanosForOne = rate.forOne().toNanos();
        long burstNanos = rate.burst().toNanos();
        var bucket = paidUntil.computeIfAbsent(bucketOf, _ -> new AtomicLong());
        long now = TimeUnit.MILLISECONDS.toNanos(clock.millis());
        long cost = nanosForOne * amount;
        for (long paid = bucket.get(); ; paid = bucket.get()) {
            // One whole must be left; a fraction of one is back after no time at all.
            long missing = paid - now + nanosForOne - burstNanos;
            if (missing > 0) {
                return (int) Math.clamp(Math.ceilDiv(missing, SECOND), 1, WAIT_MAX_SECONDS);
            }
            if (bucket.compareAndSet(paid, Math.max(paid, now) + cost)) {
                return 0;
            }
        }
    }
}
