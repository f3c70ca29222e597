// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Token buckets by name, for attempts that must not be made too often. In memory, so each process counts for itself;
 * the number of names is bounded. Thread-safe.
 */
public final class Throttle {
    private static final int NAMES_MAX = 50_000;

    private final Cache<String, Bucket> buckets;
    private final int attempts;
    private final Duration refill;
    private final Clock clock;

    private record Bucket(double tokens, Instant at, boolean refused) {}

    /** @param attempts at once; one more is allowed after each {@code refill} */
    public Throttle(int attempts, Duration refill, Clock clock) {
        this.attempts = attempts;
        this.refill = refill;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(NAMES_MAX)
                .expireAfterAccess(refill.multipliedBy(attempts).plusMinutes(1))
                .build();
    }

    /** Takes one attempt. Zero when it may be made, else how long to wait. */
    public Duration take(String name) {
        var bucket = buckets.asMap().compute(name, (key, before) -> taken(before));
        return bucket.refused()
                ? Duration.ofMillis(Math.max(1, (long) ((1 - bucket.tokens()) * refill.toMillis())))
                : Duration.ZERO;
    }

    /** A refused attempt costs nothing, so that a patient caller gets through. */
    private Bucket taken(@Nullable Bucket before) {
        double tokens = before == null ? attempts : refilled(before);
        boolean refused = tokens < 1;
        return new Bucket(refused ? tokens : tokens - 1, clock.instant(), refused);
    }

    /** Gives back what successful attempts took. */
    public void forget(String name) {
        buckets.invalidate(name);
    }

    private double refilled(Bucket bucket) {
        double elapsed =
                Math.max(0, Duration.between(bucket.at(), clock.instant()).toMillis());
        return Math.min(attempts, bucket.tokens() + elapsed / refill.toMillis());
    }
}
