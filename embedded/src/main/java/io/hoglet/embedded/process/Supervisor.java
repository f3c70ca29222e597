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
    private static final int FIRST_START_TRIES = 3;

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
        if (!launchFirst(started)) {
            closeLog();
            health = new EngineHealth(EngineState.STOPPED, -1, 0, "did not start");
            throw new EngineStartException("The engine " + name() + " did not start (limit " + startTimeout.toSeconds()
                    + " s; its log is " + log.path() + "); its last lines are:\n" + log.tail());
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
            stopRunning();
            if (watcher.isAlive()) {
                watcher.join(stopTimeout.multipliedBy(2));
            }
            // The watcher may have been about to launch when it was told to stop.
            stopRunning();
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

    private void stopRunning() throws InterruptedException {
        Optional<EngineProcess> running = process;
        if (running.isPresent()) {
            running.get().stop(engine, stopTimeout);
        }
    }

    /** A port taken in the last moment, or memory of a killed predecessor, is gone after a few tries. */
    private boolean launchFirst(long started) throws InterruptedException {
        long half = startTimeout.toNanos() / 2;
        for (int attempt = 1; !launch(); attempt++) {
            if (attempt == FIRST_START_TRIES
                    || System.nanoTime() - started > half
                    || stopping.await(FIRST_PAUSE_MILLIS * attempt, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    /** One attempt; false when the process died or did not get ready. */
    private boolean launch() throws InterruptedException {
        try {
            EngineProcess launched = EngineProcess.launch(engine, log);
            process = Optional.of(launched);
            record.write(launched.handle());
            health = new EngineHealth(health.state(), launched.handle().pid(), health.restarts(), health.detail());
            if (launched.awaitReady(startTimeout, this::isStopping)) {
                health = new EngineHealth(EngineState.RUNNING, launched.handle().pid(), health.restarts(), "");
                return true;
            }
        } catch (IOException e) {
            log.append("launch failed: " + e);
            LOG.atWarn().addKeyValue("engine", name()).setCause(e).log("engine launch failed");
        }
        stopRunning();
        process = Optional.empty();
        health = new EngineHealth(health.state(), -1, health.restarts(), "did not become ready");
        return false;
    }

    private void watch() {
        long pause = FIRST_PAUSE_MILLIS;
        try {
            while (!isStopping()) {
                long since = System.nanoTime();
                String detail = health.detail();
                if (process.isPresent()) {
                    detail = "ended with exit code " + process.get().awaitExit();
                }
                if (isStopping()) {
                    return;
                }
                boolean wasSteady = System.nanoTime() - since > STEADY.toNanos();
                pause = wasSteady ? FIRST_PAUSE_MILLIS : Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
                health = new EngineHealth(EngineState.RESTARTING, -1, health.restarts() + 1, detail);
                LOG.atWarn()
                        .addKeyValue("engine", name())
                        .addKeyValue("what", detail)
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

    private void closeLog() {
        try {
            log.close();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("engine", name()).setCause(e).log("engine log not closed");
        }
    }
}
