// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.http;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds one connection to its share of the rate. Time lost to a slow answer is made up for, at most a second of it,
 * so that the rate is kept on average and no burst follows a pause.
 */
final class Pace {
    private static final long MOST_BEHIND_NANOS = 1_000_000_000L;

    private final long nanosPerBody;
    private final AtomicLong due;

    /** @param bodiesPerSecond 0 means without pause */
    Pace(double bodiesPerSecond, long nowNanos) {
        this.nanosPerBody = bodiesPerSecond == 0 ? 0 : (long) (1e9 / bodiesPerSecond);
        this.due = new AtomicLong(nowNanos);
    }

    void await() {
        if (nanosPerBody > 0) {
            for (long rest = due.get() - System.nanoTime(); rest > 0; rest = due.get() - System.nanoTime()) {
                LockSupport.parkNanos(rest);
            }
            advance(System.nanoTime());
        }
    }

    /** Moves the time of the next body; answers it. */
    long advance(long nowNanos) {
        return due.updateAndGet(time -> Math.max(time, nowNanos - MOST_BEHIND_NANOS) + nanosPerBody);
    }
}
