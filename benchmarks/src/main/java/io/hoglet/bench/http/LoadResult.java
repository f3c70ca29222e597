// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.http;

import java.time.Duration;

/**
 * What a load did.
 *
 * @param bytes of all bodies as they went over the network
 * @param retries requests that were repeated because of 429, 5xx or a broken connection
 */
public record LoadResult(
        long accepted, long requests, long bytes, long retries, Duration elapsed, Duration p50, Duration p99) {

    public double eventsPerSecond() {
        return accepted / Math.max(elapsed.toNanos() / 1e9, 1e-9);
    }
}
