// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import io.hoglet.bench.http.LoadResult;
import io.hoglet.bench.probe.MarkerProbe;
import java.time.Duration;
import java.util.Optional;

/**
 * What a measured load came to.
 *
 * @param visible events that the query API counted at the end
 * @param untilVisible from the first request until the last count
 */
record IngestResult(
        LoadResult load,
        long visible,
        Duration untilVisible,
        MarkerProbe.Found markers,
        Costs costs,
        Optional<Baseline> baseline) {

    /** The generator against a server that does nothing; {@code generator} is its CPU time for {@code load}. */
    record Baseline(LoadResult load, Duration generator) {
        double cores() {
            return generator.toNanos() / (double) Math.max(1, load.elapsed().toNanos());
        }

        double cpuSecondsPerThousand() {
            return load.accepted() == 0 ? 0 : generator.toNanos() / 1e9 / load.accepted() * 1000;
        }
    }

    boolean isComplete() {
        return visible == load.accepted();
    }

    double queryableEventsPerSecond() {
        return visible / Math.max(untilVisible.toNanos() / 1e9, 1e-9);
    }
}
