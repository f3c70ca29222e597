// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.http;

import io.hoglet.bench.BenchException;
import io.hoglet.bench.events.Body;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Posts one body after the other over one connection until the time is over; opens a new one when it breaks. */
final class LoadConnection implements Callable<Void> {
    private static final int MOST_ATTEMPTS = 50;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(20);

    private final LoadPlan plan;
    private final Body body;
    private final LoadCounters counters;
    private final Clock clock;
    private final long endNanos;

    LoadConnection(LoadPlan plan, Body body, LoadCounters counters, Clock clock, long endNanos) {
        this.plan = plan;
        this.body = body;
        this.counters = counters;
        this.clock = clock;
        this.endNanos = endNanos;
    }

    @Override
    public Void call() throws IOException {
        var pace = new Pace(plan.bodiesPerSecondAndConnection(), System.nanoTime());
        var connection = Optional.<HttpConnection>empty();
        try {
            while (System.nanoTime() - endNanos < 0 && !Thread.currentThread().isInterrupted()) {
                pace.await();
                connection = post(body.next(clock.instant()), connection);
            }
        } finally {
            close(connection);
        }
        return null;
    }

    /** Answers the connection to go on with. A body is repeated as it is: its uuids make a repetition harmless. */
    private Optional<HttpConnection> post(ByteBuffer bytes, Optional<HttpConnection> first) throws IOException {
        var connection = first;
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            try {
                var open = connection.isPresent()
                        ? connection.get()
                        : new HttpConnection(plan.endpoint(), HttpConnection.Head.post(plan.gzip()));
                connection = Optional.of(open);
                long sentAt = System.nanoTime();
                var answer = open.post(bytes);
                counters.requests.increment();
                if (answer.closed()) {
                    close(connection);
                    connection = Optional.empty();
                }
                if (answer.status() == 200) {
                    accepted(bytes, System.nanoTime() - sentAt);
                    return connection;
                }
                refuseUnlessTemporary(answer.status());
                counters.retries.increment();
                pause(answer.retryAfter());
            } catch (IOException e) {
                close(connection);
                connection = Optional.empty();
                counters.retries.increment();
                pause(Duration.ZERO);
            }
        }
        throw new BenchException("a request failed " + MOST_ATTEMPTS + " times; is the server still running?");
    }

    private void accepted(ByteBuffer bytes, long nanos) {
        counters.accepted.add(plan.batch());
        counters.bytes.add(bytes.remaining());
        counters.latencies.add(Duration.ofNanos(nanos));
    }

    private void refuseUnlessTemporary(int status) {
        if (status != 408 && status != 429 && status < 500) {
            throw new BenchException(plan.endpoint() + " answered " + status + "; is the project API key right?");
        }
    }

    private static void pause(Duration asked) {
        var wait = asked.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : asked;
        LockSupport.parkNanos((wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait).toNanos());
    }

    private static void close(Optional<HttpConnection> connection) throws IOException {
        if (connection.isPresent()) {
            connection.get().close();
        }
    }
}
