// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import io.hoglet.bench.http.LoadPlan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is sent and for how long, for each benchmark that sends events. */
final class LoadOptions {
    @Option(names = "--url", description = "URL of the server (from the data directory).")
    private @Nullable URI url;

    @Option(names = "--batch", paramLabel = "N", description = "Events per request; 1 posts to /e/ (100).")
    private int batch = 100;

    @Option(names = "--gzip", negatable = true, fallbackValue = "true", description = "Compress bodies (yes).")
    private boolean gzip = true;

    @Option(names = "--rate", paramLabel = "N", description = "Events per second; 0 is as fast as accepted (0).")
    private int rate = 0;

    @Option(names = "--duration", converter = DurationText.class, description = "Of the measured load (30s).")
    private Duration duration = Duration.ofSeconds(30);

    @Option(names = "--warmup", converter = DurationText.class, description = "Load before measuring (10s).")
    private Duration warmup = Duration.ofSeconds(10);

    @Option(names = "--connections", paramLabel = "N", description = "Requests in flight (4).")
    private int connections = 4;

    Duration warmup() {
        return warmup;
    }

    /** @throws BenchException when no instance is known in the directory and none was named */
    URI target(Instance instance, Path data) {
        return known(instance).orElseThrow(() -> new BenchException("no server is known in " + data + ": ./hoglet up"));
    }

    URI target(Instance instance, URI otherwise) {
        return known(instance).orElse(otherwise);
    }

    private Optional<URI> known(Instance instance) {
        return Optional.ofNullable(url).or(instance::url);
    }

    LoadPlan plan(URI target, String projectApiKey) {
        between(1, batch, 5000, "--batch");
        between(1, connections, 1024, "--connections");
        between(0, rate, 10_000_000, "--rate");
        if (!"http".equals(target.getScheme())) {
            throw new BenchException("the generator speaks plain HTTP only, not " + target);
        }
        return new LoadPlan(target, projectApiKey, batch, gzip, connections, rate, duration);
    }

    private static void between(int lowest, int value, int highest, String option) {
        if (value < lowest || value > highest) {
            throw new BenchException(option + " must be between " + lowest + " and " + highest);
        }
    }
}
