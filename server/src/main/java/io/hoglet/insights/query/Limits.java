// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.query;

import java.time.Duration;

/** What one query may cost before the engine stops it. All bounds are hard. */
public record Limits(Duration time, long memoryBytes, long rowsRead, int resultRows, long resultBytes, int threads) {

    /** Generous for a machine of two cores with the engines beside us; a laptop answers every insight well within. */
    public static final Limits DEFAULT =
            new Limits(Duration.ofSeconds(60), 2_000_000_000L, 2_000_000_000L, 100_000, 64_000_000L, 2);
}
