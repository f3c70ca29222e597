// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import io.hoglet.bench.http.QuestionLoad;
import java.net.URI;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How often and for how long is asked, for each benchmark that asks. */
final class QuestionOptions {
    private static final int CONNECTIONS_MAX = 256;

    @Option(names = "--rate", paramLabel = "N", description = "Requests per second; 0 is as fast as answered (0).")
    private int rate = 0;

    @Option(names = "--connections", paramLabel = "N", description = "Requests in flight (8).")
    private int connections = 8;

    @Option(names = "--duration", converter = DurationText.class, description = "Of the measured load (20s).")
    private Duration duration = Duration.ofSeconds(20);

    @Option(names = "--warmup", converter = DurationText.class, description = "Load before measuring (10s).")
    private Duration warmup = Duration.ofSeconds(10);

    Duration warmup() {
        return warmup;
    }

    QuestionLoad load(URI endpoint, QuestionLoad.Question question) {
        if (connections < 1 || connections > CONNECTIONS_MAX) {
            throw new BenchException("--connections must be between 1 and " + CONNECTIONS_MAX);
        }
        return new QuestionLoad(endpoint, question, connections, rate, duration);
    }
}
