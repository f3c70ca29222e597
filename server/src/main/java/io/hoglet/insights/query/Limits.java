// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.query;

import java.time.Duration;

/**
 * What one query may cost before the engine stops it, and how many may run at once. All bounds are hard.
 *
 * @param time also how long a query waits for its turn
 */
public record Limits(Duration time, long memoryBytes, int atOnce, Result result) {

    /** What a query may read, and give back. Generous: an insight answers well within. */
    public record Result(long rowsRead, int rows, long bytes) {
        public static final Result DEFAULT = new Result(2_000_000_000L, 100_000, 64_000_000L);
    }
}
