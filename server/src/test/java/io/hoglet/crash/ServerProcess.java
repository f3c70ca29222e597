// SPDX-License-Identifier: Apache-2.0
package io.hoglet.crash;

import io.hoglet.embedded.Endpoints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts, halts and ends {@link ServerMain} as a child JVM. Used by one thread. */
final class ServerProcess {
    static final String PROJECT_KEY = "phc_crash";

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(40);
    private static final int SHOWN_LINES = 40;

    private final Map<String, String> environment;
    private final Path log;

    ServerProcess(Endpoints engines, int port, Path dir) {
        this.log = dir.resolve("server.log");
        this.environment = environment(engines, port, dir);
    }

    private ServerProcess(Map<String, String> environment, Path log) {
        this.environment = environment;
        this.log = log;
    }

    /** A process with one role, and a name of its own, beside others on the same engines. */
    static ServerProcess withRoles(String roles, String instance, Endpoints engines, int port, Path dir) {
        var environment = new HashMap<>(environment(engines, port, dir.resolve(instance)));
        environment.put("HOGLET_ROLES", roles);
        environment.put("HOGLET_INSTANCE", instance);
        if (!roles.contains("warehouse") && !roles.contains("app")) {
            // Not needed, and so never asked.
            environment.keySet().removeIf(name -> name.startsWith("HOGLET_CLICKHOUSE_"));
        }
        return new ServerProcess(Map.copyOf(environment), dir.resolve(instance + ".log"));
    }

    private static Map<String, String> environment(Endpoints engines, int port, Path dir) {
        return Map.ofEntries(
                Map.entry("HOGLET_PORT", String.valueOf(port)),
                // More than one, so that persons are changed from two sides and partitions move.
                Map.entry("HOGLET_PIPELINE_WORKERS", "2"),
                Map.entry("HOGLET_DATA", dir.resolve("server").toString()),
                Map.entry("HOGLET_POSTGRES_URL", engines.postgres().jdbcUrl()),
                Map.entry("HOGLET_POSTGRES_USER", engines.postgres().user()),
                Map.entry("HOGLET_POSTGRES_PASSWORD", engines.postgres().password()),
                Map.entry("HOGLET_KAFKA_BROKERS", engines.kafka().bootstrapServers()),
                Map.entry("HOGLET_CLICKHOUSE_URL", engines.clickHouse().url()),
                Map.entry("HOGLET_CLICKHOUSE_USER", engines.clickHouse().user()),
                Map.entry("HOGLET_CLICKHOUSE_PASSWORD", engines.clickHouse().password()),
                Map.entry("HOGLET_BOOTSTRAP_PROJECT_API_KEY", PROJECT_KEY));
    }

    /** Of what it printed, for a failure. */
    String lastLines() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    Process start() {
        return start(List.of());
    }

    /** Starts a process that halts itself when it reaches the point for the {@code turn}th time. */
    Process startWithFault(String point, int turn) {
        return start(List.of("-Dhoglet.fault=" + point + ":" + turn));
    }

    /** Makes a running process halt itself when it reaches the point for the {@code turn}th time from now. */
    static void arm(Process process, String point, int turn) {
        try {
            var in = process.getOutputStream();
            in.write((point + ":" + turn + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            throw new IllegalStateException("the process does not listen", e);
        }
    }

    private Process start(List<String> options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ServerMain.class.getName()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IllegalStateException("the server's process cannot be started", e);
        }
    }

    /** Stops the process as it is, without its knowing, as a busy host or a long pause of its memory would. */
    static void freeze(Process process) {
        signal(process, "STOP");
    }

    static void thaw(Process process) {
        signal(process, "CONT");
    }

    private static void signal(Process process, String name) {
        try {
            awaitEnd(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start());
        } catch (IOException e) {
            throw new IllegalStateException("no signal can be sent", e);
        }
    }

    /** As a power switch would. */
    static void kill(Process process) {
        process.destroyForcibly();
        awaitEnd(process);
    }

    /** As an operator would. Not {@link Process#destroy}, which also ends its input, and that is its sign to halt. */
    static int terminate(Process process) {
        process.toHandle().destroy();
        return awaitEnd(process);
    }

    static int awaitEnd(Process process) {
        try {
            if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
                throw new AssertionError("the process did not end within " + STOP_TIMEOUT);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
