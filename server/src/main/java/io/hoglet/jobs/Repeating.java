// SPDX-License-Identifier: Apache-2.0
package io.hoglet.jobs;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one task again and again on its own thread, with a pause after each run. {@link #close} runs it a last time. */
public final class Repeating implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Repeating.class);
    private static final int STOP_WAIT_SECONDS = 10;

    private final String name;
    private final Duration pause;
    private final Runnable task;
    private final ScheduledExecutorService executor;

    public Repeating(String name, Duration pause, Runnable task) {
        this.name = name;
        this.pause = pause;
        this.task = task;
        this.executor = Executors.newSingleThreadScheduledExecutor(
                work -> Thread.ofPlatform().daemon().name(name).unstarted(work));
    }

    public void start() {
        var _ = executor.scheduleWithFixedDelay(this::run, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One of the four places that may catch everything: a task's failure must not end its schedule. */
    private void run() {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("task", name).setCause(e).log("A repeating task failed and will run again");
        }
    }

    @Override
    public void close() {
        executor.shutdown();
        try {
            if (executor.awaitTermination(STOP_WAIT_SECONDS, TimeUnit.SECONDS)) {
                run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        executor.shutdownNow();
    }
}
