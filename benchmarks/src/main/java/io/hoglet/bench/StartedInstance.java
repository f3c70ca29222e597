// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An instance that we start, time and stop; it is never left running. Used by one thread. */
final class StartedInstance implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Launch launch;
    private final Process process;
    private final Duration untilReady;

    /**
     * How to start it.
     *
     * @param ready answers 200 as soon as it is ready
     * @param deadline for the start, and for the stop
     */
    record Launch(List<String> command, Map<String, String> environment, URI ready, Duration deadline) {
        Launch {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }

        /** {@code hoglet up} on a data directory, without a build. */
        static Launch up(Path hoglet, Path data, Map<String, String> environment, URI ready, Duration deadline) {
            var command = List.of(
                    hoglet.toAbsolutePath().toString(),
                    "--no-build",
                    "up",
                    "--data",
                    data.toString(),
                    "--port",
                    Integer.toString(ready.getPort() < 0 ? 80 : ready.getPort()));
            return new Launch(command, environment, ready, deadline);
        }
    }

    /** Returns when it is ready. */
    StartedInstance(Launch launch) throws IOException, InterruptedException {
        this.launch = launch;
        if (status() != 0) {
            throw new BenchException(
                    "something answers at " + launch.ready() + " already; stop it first: ./hoglet stop");
        }
        long startNanos = System.nanoTime();
        var builder = new ProcessBuilder(launch.command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(launch.environment());
        this.process = builder.start();
        try {
            this.untilReady = awaitReady(startNanos);
        } catch (BenchException | InterruptedException e) {
            close();
            throw e;
        }
    }

    /** From the command until it was ready. */
    Duration untilReady() {
        return untilReady;
    }

    private Duration awaitReady(long startNanos) throws InterruptedException {
        while (status() != 200) {
            if (!process.isAlive()) {
                throw new BenchException(
                        String.join(" ", launch.command()) + " ended with exit code " + process.exitValue());
            }
            if (since(startNanos).compareTo(launch.deadline()) > 0) {
                throw new BenchException("not ready after " + launch.deadline().toSeconds() + " s: " + launch.ready());
            }
            Thread.sleep(BETWEEN);
        }
        return since(startNanos);
    }

    /** By a signal; returns how long it took until all its processes were gone. */
    Duration stop() throws InterruptedException {
        var all = process.descendants().toList();
        long startNanos = System.nanoTime();
        process.destroy();
        boolean ended = process.waitFor(launch.deadline().toMillis(), TimeUnit.MILLISECONDS);
        while (ended && all.stream().anyMatch(ProcessHandle::isAlive)) {
            if (since(startNanos).compareTo(launch.deadline()) > 0) {
                throw new BenchException("it ended, but not all of its child processes");
            }
            Thread.sleep(BETWEEN);
        }
        if (!ended) {
            throw new BenchException("not stopped after " + launch.deadline().toSeconds() + " s");
        }
        return since(startNanos);
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        client.close();
    }

    /** 0 when nobody answers. */
    private int status() throws InterruptedException {
        var request = HttpRequest.newBuilder(launch.ready())
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
