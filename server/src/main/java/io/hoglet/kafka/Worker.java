// SPDX-License-Identifier: Apache-2.0
package io.hoglet.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One platform thread that owns one Kafka consumer. When its work fails it waits, longer each time, and begins anew.
 * The broad catch of the consumer side is here. Thread-safe.
 */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final long BACKOFF_MIN_MS = 200;
    private static final long BACKOFF_MAX_MS = 10_000;

    private final Thread thread;
    private final Duration stopTimeout;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<String> trouble = new AtomicReference<>("");

    /** Asked between batches. */
    public final class Stop {
        private Stop() {}

        public boolean requested() {
            // Reached a batch's end: what was wrong before is over.
            trouble.set("");
            return stopped.getCount() == 0;
        }
    }

    /** Runs until a stop is requested, or throws. */
    @FunctionalInterface
    public interface Work {
        void run(Stop stop);
    }

    public Worker(String name, Duration stopTimeout, Work work) {
        this.stopTimeout = stopTimeout;
        this.thread = Thread.ofPlatform().name(name).unstarted(() -> run(work));
    }

    public void start() {
        thread.start();
    }

    /** Empty while it works; else what it last failed of. */
    public String trouble() {
        return thread.isAlive() ? trouble.get() : "not running";
    }

    private void run(Work work) {
        long backoffMs = BACKOFF_MIN_MS;
        boolean stopping = false;
        while (!stopping) {
            long begun = System.nanoTime();
            try {
                work.run(new Stop());
                return;
            } catch (Exception e) {
                trouble.set(e.getClass().getSimpleName() + ": " + e.getMessage());
                LOG.atWarn().addKeyValue("worker", thread.getName()).setCause(e).log("A worker begins again");
            }
            boolean workedForAWhile = System.nanoTime() - begun > TimeUnit.MINUTES.toNanos(1);
            backoffMs = workedForAWhile ? BACKOFF_MIN_MS : Math.min(BACKOFF_MAX_MS, backoffMs * 2);
            stopping = awaitStop(backoffMs);
        }
    }

    private boolean awaitStop(long millis) {
        try {
            return stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Does not wait, so that several can end at the same time. */
    public void requestStop() {
        stopped.countDown();
    }

    @Override
    public void close() {
        requestStop();
        try {
            if (thread.isAlive() && !thread.join(stopTimeout)) {
                LOG.atWarn().addKeyValue("worker", thread.getName()).log("A worker did not end in time");
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
