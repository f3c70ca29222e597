// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import io.hoglet.bench.http.LoadPlan;
import io.hoglet.bench.probe.MarkerProbe;
import io.hoglet.bench.probe.QueryApi;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench ingest}: how many events a second are accepted and queryable, how soon, and at what cost. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Sends realistic web events and measures throughput, latency until they can be queried,",
            "and CPU and memory of each process."
        })
final class IngestCommand implements Callable<Integer> {
    private static final Duration MARKER_DEADLINE = Duration.ofSeconds(30);

    @Mixin
    private Common common = new Common();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Option(names = "--deadline", converter = DurationText.class, description = "Until all is visible (120s).")
    private Duration deadline = Duration.ofMinutes(2);

    @Option(names = "--probe", negatable = true, fallbackValue = "true", description = "Send markers (yes).")
    private boolean probe = true;

    @Option(names = "--probe-every", converter = DurationText.class, description = "Pause between markers (500ms).")
    private Duration probeEvery = Duration.ofMillis(500);

    @Option(names = "--probe-poll", converter = DurationText.class, description = "Pause between questions (20ms).")
    private Duration probePoll = Duration.ofMillis(20);

    @Option(names = "--baseline", description = "First measure the generator without product.")
    private boolean baseline;

    @Option(names = "--baseline-only", description = "Measure nothing but the generator; needs no server.")
    private boolean baselineOnly;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var clock = Clock.systemUTC();
        var frame = common.frame(clock);
        frame.print();
        return baselineOnly ? baselineOnly(frame, clock) : ingest(frame, clock);
    }

    private int ingest(Frame frame, Clock clock) throws IOException, InterruptedException {
        var instance = Instance.in(common.data());
        var target = load.target(instance, common.data());
        var plan = load.plan(target, instance.bootstrap("project_api_key"));
        if (instance.processes().isEmpty()) {
            common.console().line("%s/run/server.json names no processes: their costs are left out", common.data());
        }
        var bench = new IngestBench(common.console(), clock, settings(plan, instance.processes()));
        try (var api = new QueryApi(target, instance.bootstrap("project_id"), instance.bootstrap("personal_api_key"))) {
            var result = bench.run(api);
            var report = new IngestReport(result, plan);
            report.print(common.console());
            frame.write(common.json(), report.json());
            return verdict(result);
        }
    }

    private int verdict(IngestResult result) {
        if (result.isComplete() && result.markers().missing() == 0) {
            return BenchMain.OK;
        }
        common.console()
                .line(
                        "FAILED: %,d events were accepted, %,d are visible within %d s; %d markers are missing",
                        result.load().accepted(),
                        result.visible(),
                        deadline.toSeconds(),
                        result.markers().missing());
        return BenchMain.FAILED;
    }

    private int baselineOnly(Frame frame, Clock clock) throws IOException, InterruptedException {
        var plan = load.plan(URI.create("http://127.0.0.1"), "phc_baseline");
        var measured = new Baseline(common.console(), clock).run(plan);
        common.console()
                .line(
                        "%,.0f events/s, %,d bytes per request, generator: %.4f CPU s per 1,000 events, %.2f cores",
                        measured.load().eventsPerSecond(),
                        measured.load().bytes() / Math.max(1, measured.load().requests()),
                        measured.cpuSecondsPerThousand(),
                        measured.cores());
        frame.write(
                common.json(),
                Map.of(
                        "events_per_second", measured.load().eventsPerSecond(),
                        "generator_cpu_seconds_per_1000_events", measured.cpuSecondsPerThousand()));
        return BenchMain.OK;
    }

    private IngestBench.Settings settings(LoadPlan plan, Map<String, Long> processes) {
        var markers = probe
                ? Optional.of(new MarkerProbe.Timing(probeEvery, probePoll, MARKER_DEADLINE))
                : Optional.<MarkerProbe.Timing>empty();
        return new IngestBench.Settings(plan, load.warmup(), deadline, markers, processes, baseline);
    }
}
