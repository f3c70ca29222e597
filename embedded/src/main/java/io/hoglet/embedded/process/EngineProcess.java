// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.process;

import io.hoglet.embedded.directory.RollingLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running engine process with a thread that copies its output to a bounded log. Thread-safe. */
final class EngineProcess {
    private static final Logger LOG = LoggerFactory.getLogger(EngineProcess.class);
    private static final long POLL_MILLIS = 50;
    // Children of a killed engine may hold its output open for longer than anybody wants to wait.
    private static final Duration PUMP_END = Duration.ofSeconds(2);

    private final Process process;
    private final RollingLog log;
    private final Predicate<String> readyLine;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread pump;

    private EngineProcess(String name, Process process, RollingLog log, Predicate<String> readyLine) {
        this.process = process;
        this.log = log;
        this.readyLine = readyLine;
        this.pump = Thread.ofPlatform().daemon().name(name + "-log").unstarted(this::copyOutput);
    }

    static EngineProcess launch(Engine engine, RollingLog log) throws IOException, InterruptedException {
        Launch launch = engine.prepare();
        ProcessBuilder builder = new ProcessBuilder(ownSession(launch.command())).redirectErrorStream(true);
        builder.environment().putAll(launch.environment());
        Process process = builder.start();
        EngineProcess running = new EngineProcess(engine.name(), process, log, engine::isReadyLine);
        running.pump.start();
        running.send(launch);
        return running;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** False when the process died, the time was up, or the wait was given up. */
    boolean awaitReady(Duration timeout, BooleanSupplier givenUp) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() < deadline && process.isAlive() && !givenUp.getAsBoolean()) {
            if (ready.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    int awaitExit() throws InterruptedException {
        int code = process.waitFor();
        pump.join(PUMP_END);
        return code;
    }

    /** Asks the engine to stop, and kills it when it has not after the timeout. */
    void stop(Engine engine, Duration timeout) throws InterruptedException {
        if (!process.isAlive()) {
            pump.join(PUMP_END);
            return;
        }
        try {
            process.getOutputStream().close();
            engine.requestStop(process.toHandle());
        } catch (IOException e) {
            // A pipe already broken by a dying child: the wait below decides.
            process.destroy();
        }
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            process.waitFor(5, TimeUnit.SECONDS);
        }
        pump.join(PUMP_END);
    }

    private void send(Launch launch) {
        if (launch.settings().isEmpty()) {
            return;
        }
        OutputStream in = process.getOutputStream();
        try {
            in.write(ParentLink.encode(launch.settings()).getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            // It died before it read them; its last lines say why, and the wait for readiness ends at once.
            LOG.atDebug().setCause(e).log("settings not sent");
        }
    }

    private void copyOutput() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            Lines lines = new Lines(reader);
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                log.append(line.get());
                if (ready.getCount() > 0 && readyLine.test(line.get())) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            // The pipe closes with the process, whose exit the supervisor reports.
            LOG.atDebug().setCause(e).log("engine output ended");
        }
    }

    /** In a session of its own a Ctrl-C on the terminal reaches the owner only, which then stops engines in order. */
    private static List<String> ownSession(List<String> command) {
        return Executables.find("setsid")
                .map(setsid -> {
                    List<String> wrapped = new ArrayList<>();
                    wrapped.add(setsid.toString());
                    wrapped.addAll(command);
                    return wrapped;
                })
                .orElse(new ArrayList<>(command));
    }
}
