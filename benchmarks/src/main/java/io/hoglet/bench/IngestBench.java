// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import io.hoglet.bench.http.Load;
import io.hoglet.bench.http.LoadPlan;
import io.hoglet.bench.http.LoadResult;
import io.hoglet.bench.probe.MarkerProbe;
import io.hoglet.bench.probe.QueryApi;
import io.hoglet.bench.probe.VisibleCount;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * One measurement from top to bottom: baseline, warm-up until all of it is visible, then the measured load, again
 * until all of it is visible. CPU time is that of exactly the measured events, since nothing else is on its way.
 */
final class IngestBench {
    private final Console console;
    private final Clock clock;
    private final Settings settings;

    /**
     * @param warmup zero means none
     * @param deadline how long accepted events may take to become visible
     * @param probe empty means without markers
     * @param processes name and id of the processes of the product
     */
    record Settings(
            LoadPlan plan,
            Duration warmup,
            Duration deadline,
            Optional<MarkerProbe.Timing> probe,
            Map<String, Long> processes,
            boolean baseline) {
        Settings {
            processes = new LinkedHashMap<>(processes);
        }
    }

    IngestBench(Console console, Clock clock, Settings settings) {
        this.console = console;
        this.clock = clock;
        this.settings = settings;
    }

    IngestResult run(QueryApi api) throws IOException, InterruptedException {
        long seed = clock.millis();
        var run = "bench-" + Long.toString(seed, 36);
        var visible = new VisibleCount(api, settings.deadline());
        // Asking first finds a wrong key before anything is measured.
        visible.await(run, 0);
        var baseline = settings.baseline()
                ? Optional.of(new Baseline(console, clock).run(settings.plan()))
                : Optional.<Baseline.Result>empty();
        warmUp(run + "-warmup", seed, visible);
        console.line(
                "measuring for %d s (utm_campaign = %s) …",
                settings.plan().duration().toSeconds(), run);
        var trees = Costs.trees(settings.processes());
        var before = trees.read();
        long startNanos = System.nanoTime();
        var measured = measured(api, run, seed + 1_000_000);
        var atEndOfLoad = trees.read();
        var seen = visible.await(run, measured.load().accepted());
        var untilVisible = Duration.ofNanos(System.nanoTime() - startNanos);
        var costs = Costs.between(before, trees.read()).withMemoryOf(atEndOfLoad);
        return new IngestResult(measured.load(), seen.events(), untilVisible, measured.markers(), costs, baseline);
    }

    private void warmUp(String run, long seed, VisibleCount visible) throws InterruptedException {
        if (settings.warmup().isZero()) {
            return;
        }
        console.line("warming up for %d s …", settings.warmup().toSeconds());
        var load = new Load(settings.plan().lasting(settings.warmup()), clock).run(run, seed);
        var seen = visible.await(run, load.accepted());
        if (seen.events() != load.accepted()) {
            throw new BenchException("of " + load.accepted() + " events of the warm-up " + seen.events()
                    + " are visible after " + settings.deadline().toSeconds() + " s");
        }
    }

    private record Measured(LoadResult load, MarkerProbe.Found markers) {}

    private Measured measured(QueryApi api, String run, long seed) throws InterruptedException {
        var load = new Load(settings.plan(), clock);
        if (settings.probe().isEmpty()) {
            return new Measured(load.run(run, seed), MarkerProbe.Found.NONE);
        }
        var random = new SplittableRandom(seed);
        var probe = new MarkerProbe(
                api,
                settings.plan().projectApiKey(),
                settings.probe().get(),
                clock,
                () -> version4(random.nextLong(), random.nextLong()));
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            var found = thread.submit(probe);
            try {
                var result = load.run(run, seed);
                probe.stop();
                return new Measured(result, found.get());
            } catch (ExecutionException e) {
                throw new BenchException("the marker probe failed: " + e.getCause(), e);
            } finally {
                probe.stop();
            }
        }
    }

    private static UUID version4(long high, long low) {
        return new UUID((high & 0xffff_ffff_ffff_0fffL) | 0x4000L, (low & 0x3fff_ffff_ffff_ffffL) | (1L << 63));
    }
}
