// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * At most so many engine connections, opened when first needed, and a bounded number of requests waiting for one.
 * Thread-safe.
 */
final class ConnectionPool {
    /** How many connections, how many may wait for one, and how long. */
    record Limits(int connections, int waiters, Duration longestWait) {}

    private static final Duration LONGEST_SHUTDOWN = Duration.ofSeconds(8);

    private final LibChdb library;
    private final List<String> arguments;
    private final Limits limits;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<EngineConnection> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger waiting = new AtomicInteger();
    // The engine shuts down with its last connection, so one stays open that nobody borrows.
    private final EngineConnection anchor;

    ConnectionPool(LibChdb library, List<String> arguments, Limits limits) throws QueryException {
        this.library = library;
        this.arguments = List.copyOf(arguments);
        this.limits = limits;
        this.permits = new Semaphore(limits.connections(), true);
        this.anchor = new EngineConnection(library, arguments);
    }

    /** A connection for one request, which gives it back or discards it. */
    EngineConnection borrow() throws QueryException, InterruptedException {
        acquirePermit();
        EngineConnection free = idle.poll();
        if (free != null) {
            return free;
        }
        boolean opened = false;
        try {
            EngineConnection fresh = new EngineConnection(library, arguments);
            opened = true;
            return fresh;
        } finally {
            if (!opened) {
                permits.release();
            }
        }
    }

    void giveBack(EngineConnection connection) {
        idle.push(connection);
        permits.release();
    }

    /** For a connection whose session can no longer be trusted to be as new; the next borrower opens another. */
    void discard(EngineConnection connection) {
        try {
            connection.close();
        } finally {
            permits.release();
        }
    }

    /** Waits for borrowed connections, closes all, then ends the engine. */
    void shutDown() throws InterruptedException {
        if (!permits.tryAcquire(limits.connections(), LONGEST_SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)) {
            // A query still runs; ending the engine below it would crash, so the process just ends.
            return;
        }
        idle.forEach(EngineConnection::close);
        anchor.close();
        library.shutdown();
    }

    private void acquirePermit() throws QueryException, InterruptedException {
        if (permits.tryAcquire()) {
            return;
        }
        try {
            if (waiting.incrementAndGet() > limits.waiters()
                    || !permits.tryAcquire(limits.longestWait().toMillis(), TimeUnit.MILLISECONDS)) {
                throw QueryException.tooManyQueries();
            }
        } finally {
            waiting.decrementAndGet();
        }
    }
}
