// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import io.hoglet.bench.http.LoadResult;
import io.hoglet.bench.http.QuestionLoad;
import io.hoglet.bench.probe.QueryApi;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench flags}: how many questions about feature flags are answered a second, how soon, and at what cost. */
@Command(
        name = "flags",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes feature flags by a person's property, asks /flags for them, and measures answers per second,",
            "latency, and CPU of each process."
        })
final class FlagsCommand implements Callable<Integer> {
    private static final int CONNECTIONS_MAX = 256;

    @Mixin
    private Common common = new Common();

    @Option(names = "--flags", paramLabel = "N", description = "Flags of the project (20).")
    private int flags = 20;

    @Option(
            names = "--persons",
            paramLabel = "N",
            description = "Who asks, in turns; 0: somebody else each time, whom no cache knows (1000).")
    private int persons = 1_000;

    @Option(names = "--rate", paramLabel = "N", description = "Requests per second; 0 is as fast as answered (0).")
    private int rate = 0;

    @Option(names = "--connections", paramLabel = "N", description = "Requests in flight (8).")
    private int connections = 8;

    @Option(names = "--duration", converter = DurationText.class, description = "Of the measured load (20s).")
    private Duration duration = Duration.ofSeconds(20);

    @Option(names = "--warmup", converter = DurationText.class, description = "Load before measuring (10s).")
    private Duration warmup = Duration.ofSeconds(10);

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (connections < 1 || connections > CONNECTIONS_MAX) {
            throw new BenchException("--connections must be between 1 and " + CONNECTIONS_MAX);
        }
        var clock = Clock.systemUTC();
        var frame = common.frame(clock);
        frame.print();
        var instance = Instance.in(common.data());
        var target = instance.url()
                .orElseThrow(() -> new BenchException("no server is known in " + common.data() + ": ./hoglet up"));
        makeFlags(instance, target);
        String token = instance.bootstrap("project_api_key");
        var number = new AtomicLong(clock.millis());
        measure(frame, instance, target.resolve("/flags/?v=2"), () -> body(token, number));
        return BenchMain.OK;
    }

    /** On for half of the persons who have the plan {@code pro}, and for a tenth of all others. */
    private void makeFlags(Instance instance, URI target) throws InterruptedException {
        try (var api = new QueryApi(target, instance.bootstrap("project_id"), instance.bootstrap("personal_api_key"))) {
            for (int i = 0; i < flags; i++) {
                api.makeFlag("""
                        {"key": "bench-%d", "active": true, "filters": {"groups": [
                          {"properties": [{"key": "plan", "type": "person", "operator": "exact", "value": "pro"}],
                           "rollout_percentage": 50},
                          {"properties": [], "rollout_percentage": 10}]}}""".formatted(i));
            }
        }
    }

    private void measure(Frame frame, Instance instance, URI endpoint, Supplier<ByteBuffer> bodies)
            throws IOException, InterruptedException {
        common.console().line("warming up for %d s …", warmup.toSeconds());
        new QuestionLoad(endpoint, bodies, connections, rate, warmup).run();
        var trees = Costs.trees(instance.processes());
        common.console().line("measuring for %d s …", duration.toSeconds());
        var before = trees.read();
        var result = new QuestionLoad(endpoint, bodies, connections, rate, duration).run();
        var costs = Costs.between(before, trees.read());
        print(result, costs);
        frame.write(common.json(), json(result, costs));
    }

    private ByteBuffer body(String token, AtomicLong number) {
        long asking = number.incrementAndGet();
        String person = "bench-" + (persons == 0 ? asking : asking % persons);
        return ByteBuffer.wrap(
                ("{\"token\":\"" + token + "\",\"distinct_id\":\"" + person + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private void print(LoadResult result, Costs costs) {
        var console = common.console();
        console.line(
                "%,.0f answers/s, p50 %s, p99 %s",
                result.eventsPerSecond(), Console.millis(result.p50()), Console.millis(result.p99()));
        costs.byProcess()
                .forEach((name, cost) ->
                        console.line("%-12s %8.1f µs CPU per answer", name, cost.micros(result.requests())));
    }

    private static Map<String, Object> json(LoadResult result, Costs costs) {
        var json = new LinkedHashMap<String, Object>();
        json.put("answers_per_second", result.eventsPerSecond());
        json.put("p50_ms", result.p50().toNanos() / 1e6);
        json.put("p99_ms", result.p99().toNanos() / 1e6);
        costs.byProcess()
                .forEach((name, cost) -> json.put(name + "_cpu_micros_per_answer", cost.micros(result.requests())));
        return json;
    }
}
