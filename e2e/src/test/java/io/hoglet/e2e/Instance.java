// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import static io.hoglet.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One {@code ./hoglet up} on a data directory. Its process is the launcher's, which becomes the server; the engines
 * are its children. Closing stops it as a user does and fails when it does not stop.
 */
final class Instance implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final int STOP_WITHIN_S = 90;

    private final Process process;
    private final Path console;
    private final Path data;
    private final int port;
    private List<ProcessHandle> engines = List.of();

    private Instance(Process process, Path console, Path data, int port) {
        this.process = process;
        this.console = console;
        this.data = data;
        this.port = port;
    }

    /** Starts and waits until the server says that every part is ready. */
    static Instance start(Path data, int port) throws Exception {
        var console = Files.createTempFile("hoglet-e2e-console", ".log");
        var builder = new ProcessBuilder(
                        Command.launcher("up", "--data", data.toString(), "--port", Integer.toString(port)))
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        Command.withoutSettings(builder.environment());
        var process = builder.start();
        // A run that is interrupted must not leave a server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-instance"));
        var instance = new Instance(process, console, data, port);
        try {
            instance.awaitReady();
            instance.engines = process.descendants().toList();
        } catch (AssertionError | Exception e) {
            instance.kill();
            throw e;
        }
        return instance;
    }

    private void awaitReady() throws Exception {
        var health = new Hoglet(url(), "");
        eventually(READY_WITHIN, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("It ended with " + process.exitValue() + ": " + console());
            }
            assertThat(health.statusOf("/_health/ready")).as("readiness").isEqualTo(200);
            // The screen and bootstrap.json come after readiness.
            assertThat(console()).contains("Hoglet is ready");
        });
    }

    Hoglet hoglet() throws IOException {
        var bootstrap = Bootstrap.read(data);
        return new Hoglet(url(), bootstrap.personalApiKey());
    }

    String url() {
        return "http://localhost:" + port;
    }

    int port() {
        return port;
    }

    Path data() {
        return data;
    }

    long pid() {
        return process.pid();
    }

    String console() throws IOException {
        return Files.readString(console, StandardCharsets.UTF_8);
    }

    void terminate() {
        process.destroy();
    }

    /** Kill -9 of the server only, as the kernel would when memory is short. */
    void killServer() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The exit code; fails and kills everything when the process does not end in time. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(STOP_WITHIN_S, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("It did not stop within " + STOP_WITHIN_S + " s");
        }
        assertThat(engines).as("engines left behind").noneMatch(ProcessHandle::isAlive);
        return process.exitValue();
    }

    /** Kill -9 of everything that still runs: for what is left of a failed test. */
    void kill() {
        var children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        engines.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() throws IOException {
        try {
            if (process.isAlive()) {
                terminate();
                awaitEnd();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        } finally {
            Files.deleteIfExists(console);
        }
    }
}
