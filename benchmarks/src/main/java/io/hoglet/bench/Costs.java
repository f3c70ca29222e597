// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import io.hoglet.bench.process.Memory;
import io.hoglet.bench.process.ProcessTrees;
import io.hoglet.bench.process.Usage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each process tree used between two readings: CPU time as a difference, memory as it was at the second. */
record Costs(Map<String, Cost> byProcess) {
    /** One process tree's share. */
    record Cost(Duration cpu, Memory memory, int processes) {
        double cpuSecondsPerThousand(long events) {
            return events == 0 ? 0 : cpu.toNanos() / 1e9 / events * 1000;
        }

        double micros(long requests) {
            return cpu.toNanos() / 1e3 / Math.max(1, requests);
        }
    }

    static final String GENERATOR = "generator";

    Costs {
        byProcess = new LinkedHashMap<>(byProcess);
    }

    static Costs between(Map<String, Usage> before, Map<String, Usage> after) {
        var costs = new LinkedHashMap<String, Cost>();
        after.forEach((name, usage) -> costs.put(
                name,
                new Cost(
                        usage.cpu().minus(before.getOrDefault(name, Usage.NONE).cpu()),
                        usage.memory(),
                        usage.processes())));
        return new Costs(costs);
    }

    /** The trees to read: these processes of the product, and the generator, which is this process. */
    static ProcessTrees trees(Map<String, Long> product) {
        var roots = new LinkedHashMap<>(product);
        roots.put(GENERATOR, ProcessHandle.current().pid());
        return new ProcessTrees(roots);
    }

    /** The same CPU times with memory as another reading saw it. */
    Costs withMemoryOf(Map<String, Usage> reading) {
        var costs = new LinkedHashMap<String, Cost>();
        byProcess.forEach((name, cost) -> {
            var seen = reading.getOrDefault(name, Usage.NONE);
            costs.put(name, new Cost(cost.cpu(), seen.memory(), seen.processes()));
        });
        return new Costs(costs);
    }

    Cost of(String name) {
        return byProcess.getOrDefault(name, new Cost(Duration.ZERO, Memory.NONE, 0));
    }

    /** Everything but the generator. */
    Cost product() {
        var sum = new Cost(Duration.ZERO, Memory.NONE, 0);
        for (var entry : byProcess.entrySet()) {
            if (!entry.getKey().equals(GENERATOR)) {
                var cost = entry.getValue();
                sum = new Cost(
                        sum.cpu().plus(cost.cpu()),
                        sum.memory().plus(cost.memory()),
                        sum.processes() + cost.processes());
            }
        }
        return sum;
    }
}
