// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import io.hoglet.bench.probe.QueryApi;

/** The flags that benchmarks ask for. */
final class BenchFlags {
    private BenchFlags() {}

    /** On for half of the persons who have the plan {@code pro}, and for a tenth of all others. */
    static void make(QueryApi api, int flags) throws InterruptedException {
        for (int i = 0; i < flags; i++) {
            api.makeFlag("""
                    {"key": "bench-%d", "active": true, "filters": {"groups": [
                      {"properties": [{"key": "plan", "type": "person", "operator": "exact", "value": "pro"}],
                       "rollout_percentage": 50},
                      {"properties": [], "rollout_percentage": 10}]}}""".formatted(i));
        }
    }
}
