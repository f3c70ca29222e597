// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import io.hoglet.bench.baseline.BaselineProcess;
import io.hoglet.bench.http.LoadResult;
import io.hoglet.bench.http.QuestionLoad;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures answers: baseline, warm-up, then the load, with what each process used for an answer. */
record QuestionBench(Console console, Map<String, Long> processes) {
    private static final Duration BASELINE = Duration.ofSeconds(5);

    /** Returns the figures, after it has printed them. */
    Map<String, Object> run(QuestionLoad load, Duration warmup) throws IOException, InterruptedException {
        console.line("baseline: the same questions to a server that answers at once …");
        LoadResult baseline;
        try (var server = BaselineProcess.start()) {
            load.against(server.url(), BASELINE.dividedBy(2)).run();
            baseline = load.against(server.url(), BASELINE).run();
        }
        console.line("warming up for %d s …", warmup.toSeconds());
        load.lasting(warmup).run();
        console.line("measuring for %d s …", load.duration().toSeconds());
        var trees = Costs.trees(processes);
        var before = trees.read();
        var result = load.run();
        var costs = Costs.between(before, trees.read());
        console.line("%-12s %,10.0f answers/s", "baseline", baseline.eventsPerSecond());
        console.line(
                "%-12s %,10.0f answers/s, p50 %s, p99 %s",
                "", result.eventsPerSecond(), Console.millis(result.p50()), Console.millis(result.p99()));
        costs.byProcess()
                .forEach((name, cost) ->
                        console.line("%-12s %10.1f µs CPU per answer", name, cost.micros(result.requests())));
        return json(baseline, result, costs);
    }

    private static Map<String, Object> json(LoadResult baseline, LoadResult result, Costs costs) {
        var json = new LinkedHashMap<String, Object>();
        json.put("baseline_answers_per_second", baseline.eventsPerSecond());
        json.put("answers_per_second", result.eventsPerSecond());
        json.put("p50_ms", result.p50().toNanos() / 1e6);
        json.put("p99_ms", result.p99().toNanos() / 1e6);
        costs.byProcess()
                .forEach((name, cost) -> json.put(name + "_cpu_micros_per_answer", cost.micros(result.requests())));
        return json;
    }
}
