// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench start}: seconds from the command until the instance says that it is ready, and to its end. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts the instance of a data directory, waits until it is ready, stops it; several times.")
final class StartCommand implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Option(names = "--hoglet", paramLabel = "FILE", description = "The executable (./hoglet).")
    private Path hoglet = Path.of("hoglet");

    @Option(names = "--url", description = "Where it will be (from the data directory, else http://127.0.0.1:8000).")
    private @Nullable URI url;

    @Option(names = "--runs", paramLabel = "N", description = "How often, 1 to 20 (3).")
    private int runs = 3;

    @Option(names = "--deadline", converter = DurationText.class, description = "For each start and stop (120s).")
    private Duration deadline = Duration.ofMinutes(2);

    private record Times(Duration ready, Duration stopped) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        var frame = common.frame(Clock.systemUTC());
        frame.print();
        var console = common.console();
        if (runs < 1 || runs > 20) {
            throw new BenchException("--runs must be between 1 and 20");
        }
        var results = new ArrayList<Map<String, Object>>();
        for (int i = 1; i <= runs; i++) {
            var instance = Instance.in(common.data());
            var what = instance.isBootstrapped() ? "start on existing data" : "first start (empty directory)";
            var run = start(target(instance));
            console.line(
                    "%-32s ready after %8s, stopped after %8s",
                    what, Console.seconds(run.ready()), Console.seconds(run.stopped()));
            results.add(json(what, run));
        }
        frame.write(common.json(), Map.of("runs", results));
        return BenchMain.OK;
    }

    private URI target(Instance instance) {
        var base = Optional.ofNullable(url).or(instance::url).orElse(URI.create("http://127.0.0.1:8000"));
        return base.resolve("/_health/ready");
    }

    private Times start(URI ready) throws IOException, InterruptedException {
        var launch = StartedInstance.Launch.up(hoglet, common.data(), Map.of(), ready, deadline);
        try (var instance = new StartedInstance(launch)) {
            return new Times(instance.untilReady(), instance.stop());
        }
    }

    private static Map<String, Object> json(String what, Times run) {
        var json = new LinkedHashMap<String, Object>();
        json.put("what", what);
        json.put("ready_seconds", run.ready().toNanos() / 1e9);
        json.put("stopped_seconds", run.stopped().toNanos() / 1e9);
        return json;
    }
}
