// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A fixed number of engine connections and a bounded number of requests waiting for one. Thread-safe. */
final class ConnectionPool {
    /** How many connections, how many may wait for one, and how long. */
    record Limits(int connections, int waiters, Duration longestWait) {}

    private final LibChdb library;
    private final List<String> arguments;
    private final Limits limits;
    private final BlockingQueue<EngineConnection> idle;
    private final AtomicInteger waiting = new AtomicInteger();
    // The engine shuts down with its last connection, so one stays open that nobody borrows.
    private final EngineConnection anchor;

    ConnectionPool(LibChdb library, List<String> arguments, Limits limits) throws QueryException {
        this.library = library;
        this.arguments = List.copyOf(arguments);
        this.limits = limits;
        this.idle = new ArrayBlockingQueue<>(limits.connections());
        this.anchor = new EngineConnection(library, arguments);
        for (int i = 0; i < limits.connections(); i++) {
            idle.add(new EngineConnection(library, arguments));
        }
    }

    EngineConnection borrow() throws QueryException, InterruptedException {
        EngineConnection free = idle.poll();
        if (free != null) {
            return free;
        }
        if (waiting.incrementAndGet() > limits.waiters()) {
            waiting.decrementAndGet();
            throw tooMany();
        }
        try {
            EngineConnection waited = idle.poll(limits.longestWait().toMillis(), TimeUnit.MILLISECONDS);
            if (waited == null) {
                throw tooMany();
            }
            return waited;
        } finally {
            waiting.decrementAndGet();
        }
    }

    void giveBack(EngineConnection connection) {
        idle.add(connection);
    }

    /** For a connection whose session can no longer be trusted to be as new. */
    void replace(EngineConnection connection) throws QueryException {
        EngineConnection fresh = new EngineConnection(library, arguments);
        connection.close();
        idle.add(fresh);
    }

    /** Waits for borrowed connections, closes all, then ends the engine. */
    void shutDown() throws InterruptedException {
        List<EngineConnection> all = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(8).toNanos();
        while (all.size() < limits.connections()) {
            EngineConnection connection = idle.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (connection == null) {
                // A query still runs; ending the engine below it would crash, so the process just ends.
                return;
            }
            all.add(connection);
        }
        all.forEach(EngineConnection::close);
        anchor.close();
        library.shutdown();
    }

    private static QueryException tooMany() {
        return QueryException.of(
                QueryException.TOO_MANY_SIMULTANEOUS_QUERIES,
                "TOO_MANY_SIMULTANEOUS_QUERIES",
                "Too many simultaneous queries for the embedded engine");
    }
}
