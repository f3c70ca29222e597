// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts durations in buckets that grow by 2 %, from a microsecond to minutes; constant memory, thread-safe. A
 * percentile is the upper edge of its bucket: never too good, at most 2 % too bad.
 */
public final class Latencies {
    private static final double GROWTH = Math.log(1.02);
    private static final int BUCKETS = 1000;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

    public void add(Duration duration) {
        double micros = Math.max(1.0, duration.toNanos() / 1000.0);
        counts.incrementAndGet(Math.min(BUCKETS - 1, (int) Math.ceil(Math.log(micros) / GROWTH)));
    }

    public long count() {
        long count = 0;
        for (int i = 0; i < BUCKETS; i++) {
            count += counts.get(i);
        }
        return count;
    }

    /** By nearest rank: the smallest duration that {@code percent} of all do not exceed. Zero when there are none. */
    public Duration percentile(double percent) {
        long rank = (long) Math.ceil(percent / 100 * count());
        long seen = 0;
        for (int i = 0; i < BUCKETS && rank > 0; i++) {
            seen += counts.get(i);
            if (seen >= rank) {
                return Duration.ofNanos((long) (Math.exp(i * GROWTH) * 1000));
            }
        }
        return Duration.ZERO;
    }
}
