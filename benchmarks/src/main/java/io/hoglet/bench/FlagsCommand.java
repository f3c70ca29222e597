// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import io.hoglet.bench.http.QuestionLoad;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
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
    @Mixin
    private Common common = new Common();

    @Mixin
    private QuestionOptions options = new QuestionOptions();

    @Option(names = "--flags", paramLabel = "N", description = "Flags of the project (20).")
    private int flags = 20;

    @Option(
            names = "--persons",
            paramLabel = "N",
            description = "Who asks, in turns; 0: somebody else each time, whom no cache knows (1000).")
    private int persons = 1_000;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var clock = Clock.systemUTC();
        var frame = common.frame(clock);
        frame.print();
        var instance = Instance.in(common.data());
        try (var api = instance.api(common.data())) {
            BenchFlags.make(api, flags);
        }
        String token = instance.bootstrap("project_api_key");
        var number = new AtomicLong(clock.millis());
        var question = QuestionLoad.Question.posted(() -> body(token, number));
        var endpoint = instance.running(common.data()).resolve("/flags/?v=2");
        var bench = new QuestionBench(common.console(), instance.processes());
        frame.write(common.json(), bench.run(options.load(endpoint, question), options.warmup()));
        return BenchMain.OK;
    }

    private ByteBuffer body(String token, AtomicLong number) {
        long asking = number.incrementAndGet();
        String person = "bench-" + (persons == 0 ? asking : asking % persons);
        return ByteBuffer.wrap(
                ("{\"token\":\"" + token + "\",\"distinct_id\":\"" + person + "\"}").getBytes(StandardCharsets.UTF_8));
    }
}
