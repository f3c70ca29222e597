// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.process;

import io.hoglet.embedded.EngineHealth;
import io.hoglet.embedded.EngineStartException;
import io.hoglet.embedded.EngineState;
import io.hoglet.embedded.directory.Layout;
import io.hoglet.embedded.directory.ProcessRecord;
import io.hoglet.embedded.directory.RollingLog;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one engine running: starts it, starts it again with growing pauses when it dies, stops it. Thread-safe;
 * {@link #start} and {@link #close} are called once each by the owner.
 */
public final class Supervisor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;
    private static final Duration STEADY = Duration.ofMinutes(1);

    private final Engine engine;
    private final Duration startTimeout;
    private final Duration stopTimeout;
    private final ProcessRecord record;
    private final RollingLog log;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread watcher;

    private volatile Optional<EngineProcess> process = Optional.empty();
    private volatile EngineHealth health = new EngineHealth(EngineState.STARTING, -1, 0, "");

    public Supervisor(Engine engine, Layout layout, Duration startTimeout, Duration stopTimeout) throws IOException {
        this.engine = engine;
        this.startTimeout = startTimeout;
        this.stopTimeout = stopTimeout;
        this.record = new ProcessRecord(layout, engine.name());
        this.log = new RollingLog(layout.logs().resolve(engine.name() + ".log"));
        this.watcher =
                Thread.ofPlatform().daemon().name(engine.name() + "-supervisor").unstarted(this::watch);
    }

    public String name() {
        return engine.name();
    }

    /** The state now; the process id is -1 while there is none. */
    public EngineHealth health() {
        return health;
    }

    /** Starts the engine and returns when it is ready; a typed exception when it is not in time. */
    public void start() throws InterruptedException {
        long started = System.nanoTime();
        if (!launch()) {
            closeLog();
            health = new EngineHealth(EngineState.STOPPED, -1, 0, "did not start");
            throw new EngineStartException(
                    "The engine " + name() + " did not become ready within " + startTimeout.toSeconds()
                            + " s (its log is " + log.path() + "); its last lines are:\n" + log.tail());
        }
        LOG.atInfo()
                .addKeyValue("engine", name())
                .addKeyValue("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started))
                .log("engine ready");
        watcher.start();
    }

    @Override
    public void close() {
        stopping.countDown();
        boolean interrupted = Thread.interrupted();
        try {
            Optional<EngineProcess> running = process;
            if (running.isPresent()) {
                running.get().stop(engine, stopTimeout);
            }
            if (watcher.isAlive()) {
                watcher.join(startTimeout.plus(stopTimeout));
            }
            record.delete();
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("engine", name()).setCause(e).log("process record not deleted");
        }
        health = new EngineHealth(EngineState.STOPPED, -1, health.restarts(), "");
        closeLog();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One attempt; false when the process died or did not get ready. */
    private boolean launch() throws InterruptedException {
        try {
            EngineProcess launched = EngineProcess.launch(engine, log);
            process = Optional.of(launched);
            record.write(launched.handle());
            health = new EngineHealth(health.state(), launched.handle().pid(), health.restarts(), health.detail());
            if (launched.awaitReady(startTimeout) && !isStopping()) {
                health = new EngineHealth(EngineState.RUNNING, launched.handle().pid(), health.restarts(), "");
                return true;
            }
            launched.kill();
        } catch (IOException e) {
            logLine("launch failed: " + e);
            LOG.atWarn().addKeyValue("engine", name()).setCause(e).log("engine launch failed");
        }
        process = Optional.empty();
        return false;
    }

    private void watch() {
        long pause = FIRST_PAUSE_MILLIS;
        try {
            while (!isStopping()) {
                long since = System.nanoTime();
                int code = process.isPresent() ? process.get().awaitExit() : -1;
                if (isStopping()) {
                    return;
                }
                boolean wasSteady = System.nanoTime() - since > STEADY.toNanos();
                pause = wasSteady ? FIRST_PAUSE_MILLIS : Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
                String detail = "ended with exit code " + code;
                health = new EngineHealth(EngineState.RESTARTING, -1, health.restarts() + 1, detail);
                LOG.atWarn()
                        .addKeyValue("engine", name())
                        .addKeyValue("exitCode", code)
                        .addKeyValue("pauseMillis", pause)
                        .log("engine died, starting it again");
                if (stopping.await(pause, TimeUnit.MILLISECONDS)) {
                    return;
                }
                if (launch()) {
                    LOG.atInfo().addKeyValue("engine", name()).log("engine is back");
                }
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but a closing JVM.
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void logLine(String line) {
        try {
            log.append(line);
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("engine", name()).setCause(e).log("engine log not written");
        }
    }

    private void closeLog() {
        try {
            log.close();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("engine", name()).setCause(e).log("engine log not closed");
        }
    }
}
