// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

import io.hoglet.embedded.directory.DirectoryLock;
import io.hoglet.embedded.directory.Layout;
import io.hoglet.embedded.process.Supervisor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL, Kafka and ClickHouse running on one directory. The owner starts it, hands out {@link #endpoints}, and
 * closes it; between those the engines are kept alive. Thread-safe.
 */
public final class EmbeddedStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStack.class);

    private final DirectoryLock lock;
    private final List<Supervisor> supervisors;
    private final Endpoints endpoints;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedStack(DirectoryLock lock, List<Supervisor> supervisors, Endpoints endpoints) {
        this.lock = lock;
        this.supervisors = List.copyOf(supervisors);
        this.endpoints = endpoints;
    }

    /** Starts with {@link Options#defaults()}. */
    public static EmbeddedStack start(Path dir) throws InterruptedException {
        return start(dir, Options.defaults());
    }

    /**
     * Starts the engines of the options in parallel and returns when each is ready.
     *
     * @throws EmbeddedStackException when they cannot run; nothing is left running then
     */
    public static EmbeddedStack start(Path dir, Options options) throws InterruptedException {
        Layout layout = Layout.open(dir);
        DirectoryLock lock = DirectoryLock.acquire(layout);
        List<Supervisor> supervisors = new ArrayList<>();
        boolean started = false;
        try {
            Engines engines = Engines.prepare(layout, options);
            for (var engine : engines.all()) {
                supervisors.add(new Supervisor(engine, layout, options.startTimeout(), options.stopTimeout()));
            }
            inParallel(supervisors, Supervisor::start);
            started = true;
            return new EmbeddedStack(lock, supervisors, engines.endpoints());
        } catch (IOException e) {
            throw new DirectoryUnusableException(
                    "The data directory " + layout.root() + " cannot be used (" + e
                            + "); check the disk and its rights.",
                    e);
        } finally {
            if (!started) {
                release(supervisors, lock);
            }
        }
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    /** The state of each engine by its name: {@code postgres}, {@code kafka}, {@code clickhouse}. */
    public Map<String, EngineHealth> health() {
        Map<String, EngineHealth> all = new TreeMap<>();
        supervisors.forEach(supervisor -> all.put(supervisor.name(), supervisor.health()));
        return all;
    }

    /** The process ids of the running engines by name; PostgreSQL has children of its own below its one. */
    public Map<String, Long> processes() {
        Map<String, Long> pids = new TreeMap<>();
        health().forEach((name, health) -> {
            if (health.pid() > 0) {
                pids.put(name, health.pid());
            }
        });
        return pids;
    }

    /** Stores where the owner can be reached, for the message that a second start on this directory gets. */
    public void describeOwner(String info) {
        try {
            lock.describe(info);
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("owner description not stored");
        }
    }

    /**
     * Stops all engines in parallel; each is killed when it takes longer than the stop timeout. Later calls do nothing.
     */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            release(supervisors, lock);
        }
    }

    private static void release(List<Supervisor> supervisors, DirectoryLock lock) {
        boolean interrupted = Thread.interrupted();
        try {
            inParallel(supervisors, Supervisor::close);
        } catch (InterruptedException e) {
            // Engines must not outlive the lock: finish one by one what the interrupt broke off.
            interrupted = true;
            supervisors.forEach(Supervisor::close);
        }
        try {
            lock.close();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("directory lock not released cleanly");
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Step {
        void run(Supervisor supervisor) throws InterruptedException;
    }

    private static void inParallel(List<Supervisor> supervisors, Step step) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<Supervisor> running = new ExecutorCompletionService<>(threads);
            for (Supervisor supervisor : supervisors) {
                running.submit(() -> {
                    step.run(supervisor);
                    return supervisor;
                });
            }
            try {
                for (int i = 0; i < supervisors.size(); i++) {
                    running.take().get();
                }
            } catch (ExecutionException | InterruptedException e) {
                // One engine that cannot start is reason enough not to wait for the others.
                threads.shutdownNow();
                throw e;
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EmbeddedStackException known) {
                throw known;
            }
            throw new IllegalStateException("an engine failed in an unexpected way", e.getCause());
        }
    }
}
