// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An instance that we start, time and stop; it is never left running. */
final class StartedInstance {
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private final List<String> command;
    private final URI ready;
    private final Duration deadline;

    record Times(Duration ready, Duration stopped) {}

    StartedInstance(List<String> command, URI ready, Duration deadline) {
        this.command = List.copyOf(command);
        this.ready = ready;
        this.deadline = deadline;
    }

    Times startAndStop() throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build()) {
            if (status(client) != 0) {
                throw new BenchException("something answers at " + ready + " already; stop it first: ./hoglet stop");
            }
            long startNanos = System.nanoTime();
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                var untilReady = untilReady(client, process, startNanos);
                return new Times(untilReady, stop(process));
            } finally {
                kill(process);
            }
        }
    }

    private Duration untilReady(HttpClient client, Process process, long startNanos) throws InterruptedException {
        while (status(client) != 200) {
            if (!process.isAlive()) {
                throw new BenchException(String.join(" ", command) + " ended with exit code " + process.exitValue());
            }
            if (since(startNanos).compareTo(deadline) > 0) {
                throw new BenchException("not ready after " + deadline.toSeconds() + " s: " + ready);
            }
            Thread.sleep(BETWEEN);
        }
        return since(startNanos);
    }

    private Duration stop(Process process) throws InterruptedException {
        var all = process.descendants().toList();
        long startNanos = System.nanoTime();
        process.destroy();
        boolean ended = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
        while (ended && all.stream().anyMatch(ProcessHandle::isAlive)) {
            if (since(startNanos).compareTo(deadline) > 0) {
                throw new BenchException("it ended, but not all of its child processes");
            }
            Thread.sleep(BETWEEN);
        }
        if (!ended) {
            throw new BenchException("not stopped after " + deadline.toSeconds() + " s");
        }
        return since(startNanos);
    }

    private static void kill(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** 0 when nobody answers. */
    private int status(HttpClient client) throws InterruptedException {
        var request = HttpRequest.newBuilder(ready)
                .timeout(Duration.ofSeconds(5))
                .GET()
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
