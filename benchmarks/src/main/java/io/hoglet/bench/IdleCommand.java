// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import io.hoglet.bench.process.ProcessTrees;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench idle}: what a running instance uses while nobody uses it. */
@Command(
        name = "idle",
        mixinStandardHelpOptions = true,
        description = "CPU and memory of each process of a running instance that nobody uses.")
final class IdleCommand implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Option(names = "--duration", converter = DurationText.class, description = "How long to look (60s).")
    private Duration duration = Duration.ofSeconds(60);

    @Override
    public Integer call() throws IOException, InterruptedException {
        var frame = common.frame(Clock.systemUTC());
        frame.print();
        var processes = Instance.in(common.data()).processes();
        if (processes.isEmpty()) {
            throw new BenchException("no running instance in " + common.data() + ": ./hoglet up");
        }
        var trees = new ProcessTrees(processes);
        var before = trees.read();
        long startNanos = System.nanoTime();
        Thread.sleep(duration);
        var costs = Costs.between(before, trees.read());
        double elapsed = (System.nanoTime() - startNanos) / 1e9;
        print(costs, elapsed);
        frame.write(common.json(), json(costs, elapsed));
        return BenchMain.OK;
    }

    private void print(Costs costs, double elapsed) {
        var console = common.console();
        console.line("%-12s %14s %12s %12s %10s", "process", "% of one core", "RSS", "PSS", "processes");
        costs.byProcess().forEach((name, cost) -> printCost(console, name, cost, elapsed));
        printCost(console, "all of it", costs.product(), elapsed);
    }

    private static void printCost(Console console, String name, Costs.Cost cost, double elapsed) {
        console.line(
                "%-12s %14.2f %12s %12s %10d",
                name,
                percent(cost, elapsed),
                Console.mebibytes(cost.memory().rss()),
                Console.mebibytes(cost.memory().pss()),
                cost.processes());
    }

    private static double percent(Costs.Cost cost, double elapsed) {
        return 100 * cost.cpu().toNanos() / 1e9 / elapsed;
    }

    private static Map<String, Object> json(Costs costs, double elapsed) {
        var json = new LinkedHashMap<String, Object>();
        costs.byProcess()
                .forEach((name, cost) -> json.put(
                        name,
                        Map.of(
                                "percent_of_one_core", percent(cost, elapsed),
                                "rss_bytes", cost.memory().rss(),
                                "pss_bytes", cost.memory().pss(),
                                "processes", cost.processes())));
        json.put("seconds", elapsed);
        return json;
    }
}
