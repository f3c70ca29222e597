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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A running engine process with a thread that copies its output to a bounded log. Thread-safe. */
final class EngineProcess {
    private static final long POLL_MILLIS = 50;

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

    static EngineProcess launch(Engine engine, RollingLog log) throws IOException {
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

    boolean isAlive() {
        return process.isAlive();
    }

    /** False when the process died or the time was up. */
    boolean awaitReady(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            if (ready.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    int awaitExit() throws InterruptedException {
        int code = process.waitFor();
        pump.join(Duration.ofSeconds(2));
        return code;
    }

    /** Asks the engine to stop, and kills it when it has not after the timeout. */
    void stop(Engine engine, Duration timeout) throws InterruptedException {
        try {
            process.getOutputStream().close();
            engine.requestStop(process.toHandle());
        } catch (IOException e) {
            // A pipe already broken by a dying child: the wait below decides.
            process.destroy();
        }
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
        }
        pump.join(Duration.ofSeconds(2));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(5, TimeUnit.SECONDS);
    }

    private void send(Launch launch) throws IOException {
        if (!launch.settings().isEmpty()) {
            OutputStream in = process.getOutputStream();
            in.write(ParentLink.encode(launch.settings()).getBytes(StandardCharsets.UTF_8));
            in.flush();
        }
    }

    private void copyOutput() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.append(line);
                if (ready.getCount() > 0 && readyLine.test(line)) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            // The pipe closes with the process; its exit is reported by the supervisor.
            ready.getCount();
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
