// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import io.hoglet.bench.http.Load;
import io.hoglet.bench.http.LoadPlan;
import io.hoglet.bench.http.LoadResult;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bench capture}: what it costs to take events until Kafka has them, and no further. */
@Command(
        name = "capture",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Sends realistic web events to an instance with HOGLET_ROLES=capture, and measures events accepted",
            "(acknowledged by Kafka) and CPU per request; first the same load against a server that does nothing."
        })
final class CaptureCommand implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var clock = Clock.systemUTC();
        var frame = common.frame(clock);
        frame.print();
        var instance = Instance.in(common.data());
        var plan = load.plan(load.target(instance, common.data()), instance.bootstrap("project_api_key"));
        var baseline = new Baseline(common.console(), clock).run(plan);
        common.console().line("warming up for %d s …", load.warmup().toSeconds());
        long seed = clock.millis();
        var run = "bench-" + Long.toString(seed, 36);
        new Load(plan.lasting(load.warmup()), clock).run(run + "-warmup", seed);
        common.console().line("measuring for %d s …", plan.duration().toSeconds());
        var trees = Costs.trees(instance.processes());
        var before = trees.read();
        var result = new Load(plan, clock).run(run, seed + 1_000_000);
        var costs = Costs.between(before, trees.read());
        print(plan, baseline, result, costs);
        frame.write(common.json(), json(baseline, result, costs));
        return BenchMain.OK;
    }

    private void print(LoadPlan plan, Baseline.Result baseline, LoadResult result, Costs costs) {
        var console = common.console();
        console.line(
                "%s, %d per request%s, %d connections",
                plan.path(), plan.batch(), plan.gzip() ? " with gzip" : "", plan.connections());
        line("baseline", baseline.load());
        line("capture", result);
        console.line(
                "request → 200   p50 %s, p99 %s; %,d repeated",
                Console.millis(result.p50()), Console.millis(result.p99()), result.retries());
        console.line("%-12s %18s %18s", "process", "µs CPU per request", "µs CPU per event");
        cost("baseline", baseline.server(), baseline.load());
        costs.byProcess().forEach((name, cost) -> cost(name, cost, result));
    }

    private void line(String name, LoadResult result) {
        common.console()
                .line(
                        "%-12s %,12.0f requests/s %,12.0f events/s",
                        name,
                        result.eventsPerSecond() * result.requests() / Math.max(1, result.accepted()),
                        result.eventsPerSecond());
    }

    private void cost(String name, Costs.Cost cost, LoadResult of) {
        common.console().line("%-12s %18.1f %18.1f", name, cost.micros(of.requests()), cost.micros(of.accepted()));
    }

    private static Map<String, Object> json(Baseline.Result baseline, LoadResult result, Costs costs) {
        var json = new LinkedHashMap<String, Object>();
        json.put("baseline_events_per_second", baseline.load().eventsPerSecond());
        json.put("events_per_second", result.eventsPerSecond());
        json.put("p50_ms", result.p50().toNanos() / 1e6);
        json.put("p99_ms", result.p99().toNanos() / 1e6);
        costs.byProcess().forEach((name, cost) -> {
            json.put(name + "_cpu_micros_per_request", cost.micros(result.requests()));
            json.put(name + "_cpu_micros_per_event", cost.micros(result.accepted()));
        });
        return json;
    }
}
