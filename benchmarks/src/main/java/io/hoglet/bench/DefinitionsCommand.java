// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import io.hoglet.bench.http.QuestionLoad;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench definitions}: how often servers may poll for the flags that they evaluate themselves. */
@Command(
        name = "definitions",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes feature flags and asks for their definitions, as SDKs that evaluate locally do: by default with the",
            "ETag of the last answer, so that it is 304. Start the instance with a limit that does not hold it up:",
            "HOGLET_FLAG_DEFINITIONS_RATE=100000000."
        })
final class DefinitionsCommand implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Mixin
    private QuestionOptions options = new QuestionOptions();

    @Option(names = "--flags", paramLabel = "N", description = "Flags of the project (20).")
    private int flags = 20;

    @Option(names = "--whole", description = "Ask without the ETag: the whole answer each time.")
    private boolean whole;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var frame = common.frame(Clock.systemUTC());
        frame.print();
        var instance = Instance.in(common.data());
        URI endpoint = instance.running(common.data())
                .resolve("/flags/definitions?token=" + instance.bootstrap("project_api_key") + "&send_cohorts");
        var headers = new TreeMap<>(Map.of("Authorization", "Bearer " + instance.bootstrap("personal_api_key")));
        try (var api = instance.api(common.data())) {
            BenchFlags.make(api, flags);
            String etag = api.etag(endpoint);
            if (!whole) {
                headers.put("If-None-Match", etag);
            }
        }
        var question = QuestionLoad.Question.got(headers, whole ? 200 : 304);
        var bench = new QuestionBench(common.console(), instance.processes());
        frame.write(common.json(), bench.run(options.load(endpoint, question), options.warmup()));
        return BenchMain.OK;
    }
}
