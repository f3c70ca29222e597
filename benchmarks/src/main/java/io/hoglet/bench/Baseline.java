// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import io.hoglet.bench.baseline.BaselineProcess;
import io.hoglet.bench.http.Load;
import io.hoglet.bench.http.LoadPlan;
import io.hoglet.bench.http.LoadResult;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The generator alone, against a server that answers at once: the limit of what it can measure. */
final class Baseline {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Console console;
    private final Clock clock;

    /**
     * {@code generator} is its CPU time for {@code load}, {@code server} what the other side used.
     */
    record Result(LoadResult load, Duration generator, Costs.Cost server) {
        double cores() {
            return generator.toNanos() / (double) Math.max(1, load.elapsed().toNanos());
        }

        double cpuSecondsPerThousand() {
            return load.accepted() == 0 ? 0 : generator.toNanos() / 1e9 / load.accepted() * 1000;
        }
    }

    Baseline(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    /** At most ten seconds, as fast as it goes, after a short warm-up. */
    Result run(LoadPlan wanted) throws IOException, InterruptedException {
        console.line("baseline: the same load against a server that does nothing …");
        try (var server = BaselineProcess.start()) {
            var own = wanted.duration();
            var duration = own.compareTo(LONGEST) > 0 ? LONGEST : own;
            var plan = wanted.lasting(duration).flatOutAgainst(server.url());
            new Load(plan.lasting(duration.dividedBy(4)), clock).run("baseline-warmup", 1);
            var trees = Costs.trees(Map.of("baseline", server.pid()));
            var before = trees.read();
            var load = new Load(plan, clock).run("baseline", 2);
            var costs = Costs.between(before, trees.read());
            return new Result(load, costs.of(Costs.GENERATOR).cpu(), costs.of("baseline"));
        }
    }
}
