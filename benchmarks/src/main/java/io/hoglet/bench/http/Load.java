// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.http;

import io.hoglet.bench.BenchException;
import io.hoglet.bench.events.Body;
import io.hoglet.bench.events.EventStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs a plan to its end: one thread and one stream of events for each connection. */
public final class Load {
    private final LoadPlan plan;
    private final Clock clock;

    public Load(LoadPlan plan, Clock clock) {
        this.plan = plan;
        this.clock = clock;
    }

    /**
     * @param run name by which the events can be counted
     * @param seed chooses the events; different runs need different ones, or their uuids would be the same
     */
    public LoadResult run(String run, long seed) throws InterruptedException {
        var counters = new LoadCounters();
        var bodies = bodies(run, seed);
        try (var threads = Executors.newFixedThreadPool(plan.connections())) {
            long startNanos = System.nanoTime();
            long endNanos = startNanos + plan.duration().toNanos();
            var connections = bodies.stream()
                    .<Callable<Void>>map(body -> new LoadConnection(plan, body, counters, clock, endNanos))
                    .toList();
            for (var result : threads.invokeAll(connections)) {
                await(result);
            }
            return result(counters, Duration.ofNanos(System.nanoTime() - startNanos));
        } finally {
            bodies.forEach(Body::close);
        }
    }

    private List<Body> bodies(String run, long seed) {
        var bodies = new ArrayList<Body>();
        for (int i = 0; i < plan.connections(); i++) {
            var events = new EventStream(run, seed + i);
            bodies.add(new Body(events, plan.batch(), plan.gzip(), plan.projectApiKey()));
        }
        return bodies;
    }

    private static void await(Future<Void> result) throws InterruptedException {
        try {
            result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BenchException failure) {
                throw failure;
            }
            throw new BenchException("a connection failed: " + e.getCause(), e);
        }
    }

    private static LoadResult result(LoadCounters counters, Duration elapsed) {
        return new LoadResult(
                counters.accepted.sum(),
                counters.requests.sum(),
                counters.bytes.sum(),
                counters.retries.sum(),
                elapsed,
                counters.latencies.percentile(50),
                counters.latencies.percentile(99));
    }
}
