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
        Optional<Baseline.Result> baseline) {

    boolean isComplete() {
        return visible == load.accepted();
    }

    double queryableEventsPerSecond() {
        return visible / Math.max(untilVisible.toNanos() / 1e9, 1e-9);
    }
}
