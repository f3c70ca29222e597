// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import io.hoglet.bench.http.Load;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench stages}: the pipeline alone and the warehouse writer alone, each with a full topic before it. */
@Command(
        name = "stages",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts the instance of a data directory as capture and fills the log, then as pipeline, then as",
            "warehouse, and measures how fast each of these works it off alone, and at what cost."
        })
final class StagesCommand implements Callable<Integer> {
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    /** What is worked off before measuring: until then the JVM compiles. */
    private static final int WARM_UP_SHARE = 3;

    @Mixin
    private Common common = new Common();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Option(names = "--hoglet", paramLabel = "FILE", description = "The executable (./hoglet).")
    private Path hoglet = Path.of("hoglet");

    /** One stage's result; the costs are those of {@code events}. */
    private record Drained(long events, Duration elapsed, Costs costs) {
        double perSecond() {
            return events * 1e9 / elapsed.toNanos();
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var frame = common.frame(Clock.systemUTC());
        frame.print();
        long accepted = fill();
        common.console().line("%,d events are in the log", accepted);
        var json = new LinkedHashMap<String, Object>();
        json.put("pipeline", stage("pipeline", "hoglet_pipeline_events_processed_total", accepted));
        json.put("warehouse", stage("warehouse", "hoglet_warehouse_rows_written_total", accepted));
        frame.write(common.json(), json);
        return BenchMain.OK;
    }

    private long fill() throws IOException, InterruptedException {
        try (var instance = start("capture")) {
            var bootstrapped = Instance.in(common.data());
            var plan = load.plan(target(), bootstrapped.bootstrap("project_api_key"));
            var clock = Clock.systemUTC();
            var result = new Load(plan, clock).run("bench-stages", clock.millis());
            instance.stop();
            return result.accepted();
        }
    }

    private Map<String, Object> stage(String role, String counter, long events)
            throws IOException, InterruptedException {
        try (var instance = start(role);
                var client = HttpClient.newHttpClient()) {
            var running = Instance.in(common.data());
            var drained = drain(new Counter(client, running.metrics(), counter), running, events);
            instance.stop();
            print(role, drained);
            return json(drained);
        }
    }

    private static Drained drain(Counter counter, Instance running, long events)
            throws IOException, InterruptedException {
        var trees = Costs.trees(running.processes());
        long warm = await(counter, events / WARM_UP_SHARE);
        var before = trees.read();
        long startNanos = System.nanoTime();
        long last = await(counter, events);
        var elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
        return new Drained(last - warm, elapsed, Costs.between(before, trees.read()));
    }

    private static long await(Counter counter, long wanted) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        for (long seen = counter.read(); ; seen = counter.read()) {
            if (seen >= wanted) {
                return seen;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new BenchException(
                        counter.name() + " is " + seen + " after " + DEADLINE.toMinutes() + " minutes, not " + wanted);
            }
            Thread.sleep(BETWEEN);
        }
    }

    private StartedInstance start(String role) throws IOException, InterruptedException {
        var launch = StartedInstance.Launch.up(
                hoglet, common.data(), Map.of("HOGLET_ROLES", role), target().resolve("/_health/ready"), DEADLINE);
        return new StartedInstance(launch);
    }

    private URI target() {
        return load.target(Instance.in(common.data()), URI.create("http://127.0.0.1:8000"));
    }

    private void print(String role, Drained drained) {
        var console = common.console();
        console.line("%-12s %,12.0f events/s alone", role, drained.perSecond());
        drained.costs().byProcess().forEach((name, cost) -> {
            if (!name.equals(Costs.GENERATOR)) {
                console.line("%-12s %12.1f µs CPU per event", "  " + name, cost.micros(drained.events()));
            }
        });
    }

    private static Map<String, Object> json(Drained drained) {
        var json = new LinkedHashMap<String, Object>();
        json.put("events_per_second", drained.perSecond());
        drained.costs()
                .byProcess()
                .forEach((name, cost) -> json.put(name + "_cpu_micros_per_event", cost.micros(drained.events())));
        return json;
    }
}
