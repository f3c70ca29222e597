// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import static io.hoglet.bench.Console.mebibytes;
import static io.hoglet.bench.Console.millis;
import static io.hoglet.bench.Console.seconds;

import io.hoglet.bench.http.LoadPlan;
import io.hoglet.bench.http.LoadResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The result as a table for people and as a map for {@code --json}. */
final class IngestReport {
    private final IngestResult result;
    private final LoadPlan plan;

    IngestReport(IngestResult result, LoadPlan plan) {
        this.result = result;
        this.plan = plan;
    }

    void print(Console console) {
        var load = result.load();
        console.line("");
        result.baseline().ifPresent(baseline -> printBaseline(console, baseline));
        console.line(
                "%-28s %s, %d per request%s, %d connections, %s",
                "load",
                plan.path(),
                plan.batch(),
                plan.gzip() ? " with gzip" : "",
                plan.connections(),
                plan.rate() == 0 ? "unlimited" : plan.rate() + " events/s");
        console.line("%-28s %,12.0f events/s", "accepted", load.eventsPerSecond());
        console.line("%-28s %,12.0f events/s", "queryable", result.queryableEventsPerSecond());
        console.line(
                "%-28s %,12d of %,d accepted, all seen after %s",
                "visible", result.visible(), load.accepted(), seconds(result.untilVisible()));
        console.line("%-28s %12s p50 %12s p99", "request → 200", millis(load.p50()), millis(load.p99()));
        console.line("%-28s %,12d requests, %,d repeated", "", load.requests(), load.retries());
        printMarkers(console);
        printCosts(console);
    }

    private static void printBaseline(Console console, Baseline.Result baseline) {
        console.line(
                "%-28s %,12.0f events/s, %.4f CPU s per 1,000, %.2f cores",
                "baseline (no product)",
                baseline.load().eventsPerSecond(),
                baseline.cpuSecondsPerThousand(),
                baseline.cores());
    }

    private void printMarkers(Console console) {
        var markers = result.markers();
        if (markers.markers() > 0) {
            console.line(
                    "%-28s %12s p50 %12s p99 %12s worst",
                    "acknowledged → queryable", millis(markers.p50()), millis(markers.p99()), millis(markers.worst()));
            console.line(
                    "%-28s %,12d markers, %,d missing, %,d questions",
                    "", markers.markers(), markers.missing(), markers.questions());
        }
    }

    private void printCosts(Console console) {
        console.line("");
        console.line(
                "%-12s %10s %22s %12s %12s %10s",
                "process", "CPU", "CPU s per 1,000 events", "RSS", "PSS", "processes");
        result.costs().byProcess().forEach((name, cost) -> {
            if (!name.equals(Costs.GENERATOR)) {
                printCost(console, name, cost);
            }
        });
        printCost(console, "all of it", result.costs().product());
        printCost(console, Costs.GENERATOR, result.costs().of(Costs.GENERATOR));
        console.line("CPU until everything was visible; memory at the end of the load; RSS counts shared pages twice.");
    }

    private void printCost(Console console, String name, Costs.Cost cost) {
        console.line(
                "%-12s %10s %22.4f %12s %12s %10d",
                name,
                seconds(cost.cpu()),
                cost.cpuSecondsPerThousand(result.load().accepted()),
                mebibytes(cost.memory().rss()),
                mebibytes(cost.memory().pss()),
                cost.processes());
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        result.baseline()
                .ifPresent(baseline -> json.put(
                        "baseline",
                        Map.of(
                                "load", json(baseline.load()),
                                "generator_cpu_seconds", decimal(baseline.generator()),
                                "generator_cpu_seconds_per_1000_events", baseline.cpuSecondsPerThousand())));
        json.put("load", json(result.load()));
        json.put("visible", result.visible());
        json.put("until_visible_seconds", decimal(result.untilVisible()));
        json.put("queryable_events_per_second", result.queryableEventsPerSecond());
        var markers = result.markers();
        json.put(
                "markers",
                Map.of(
                        "count", markers.markers(),
                        "missing", markers.missing(),
                        "questions", markers.questions(),
                        "p50_seconds", decimal(markers.p50()),
                        "p99_seconds", decimal(markers.p99()),
                        "worst_seconds", decimal(markers.worst())));
        var processes = new LinkedHashMap<String, Object>();
        result.costs().byProcess().forEach((name, cost) -> processes.put(name, json(cost)));
        json.put("processes", processes);
        return json;
    }

    private Map<String, Object> json(Costs.Cost cost) {
        return Map.of(
                "cpu_seconds", decimal(cost.cpu()),
                "cpu_seconds_per_1000_events",
                        cost.cpuSecondsPerThousand(result.load().accepted()),
                "rss_bytes", cost.memory().rss(),
                "pss_bytes", cost.memory().pss(),
                "processes", cost.processes());
    }

    private static Map<String, Object> json(LoadResult load) {
        return Map.of(
                "accepted", load.accepted(),
                "requests", load.requests(),
                "body_bytes", load.bytes(),
                "repeated", load.retries(),
                "seconds", decimal(load.elapsed()),
                "accepted_events_per_second", load.eventsPerSecond(),
                "request_p50_seconds", decimal(load.p50()),
                "request_p99_seconds", decimal(load.p99()));
    }

    private static double decimal(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
