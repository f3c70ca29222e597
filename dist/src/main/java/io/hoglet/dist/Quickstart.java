// SPDX-License-Identifier: Apache-2.0
package io.hoglet.dist;

import io.hoglet.EngineNeeds;
import io.hoglet.Wiring;
import io.hoglet.config.Settings;
import io.hoglet.config.SettingsFile;
import io.hoglet.config.SettingsReader;
import io.hoglet.embedded.EmbeddedStack;
import io.hoglet.embedded.EngineKind;
import io.hoglet.embedded.Options;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** Starts the embedded engines, then the server on them, and stops both in reverse order at a signal. */
final class Quickstart {
    private final Map<String, String> flags;
    private final Map<String, String> environment;
    private final Map<String, String> file;
    private final Settings settings;

    /** @param config the file of settings that a flag names */
    Quickstart(Map<String, String> flags, Map<String, String> environment, Optional<Path> config) {
        this.flags = Map.copyOf(flags);
        this.environment = Map.copyOf(environment);
        this.file = Map.copyOf(SettingsFile.read(config, environment));
        this.settings = SettingsReader.read(flags, environment, file);
        System.setProperty("logback.configurationFile", "logback-server.xml");
        System.setProperty("hoglet.log.dir", data().resolve("logs").toString());
    }

    Path data() {
        return settings.general().data().toAbsolutePath().normalize();
    }

    void run(PrintWriter out) throws InterruptedException {
        long begun = System.nanoTime();
        if (new RunFile(data()).read().isEmpty()) {
            FreePorts.require(settings.http());
        }
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitStop(stop, stopped), "stop"));
        try {
            serve(out, begun, stop);
            // Not by the hook: a start that finds the directory taken must not say so in the owner's log.
            LoggerFactory.getLogger(Quickstart.class).info("Stopped");
        } finally {
            stopped.countDown();
        }
    }

    private void serve(PrintWriter out, long begun, CountDownLatch stop) throws InterruptedException {
        try (var engines = EmbeddedStack.start(data(), Options.defaults().withEngines(embedded()));
                var server = new Wiring(withEngines(engines))) {
            var made = server.start().made();
            var runFile = new RunFile(data());
            engines.describeOwner(url());
            made.ifPresent(first -> BootstrapFile.write(data(), url(), first));
            runFile.write(url(), managementUrl(), processes(engines));
            Screen.print(out, url(), data(), made, Duration.ofNanos(System.nanoTime() - begun));
            stop.await();
            runFile.delete();
            out.println("  Stopping: requests in progress are served, then the engines end.");
            out.flush();
        }
    }

    /** The JVM halts when its hooks return, so the hook waits until everything has stopped. */
    private static void awaitStop(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Those that the roles need and no setting names. With none it still owns the directory. */
    private Set<EngineKind> embedded() {
        var needs = EngineNeeds.of(settings.general().roles());
        var embedded = EnumSet.noneOf(EngineKind.class);
        if (settings.engines().postgresUrl().isEmpty()) {
            embedded.add(EngineKind.POSTGRES);
        }
        if (needs.kafka() && settings.engines().kafkaBrokers().isEmpty()) {
            embedded.add(EngineKind.KAFKA);
        }
        if (needs.clickhouse() && settings.engines().clickhouseUrl().isEmpty()) {
            embedded.add(EngineKind.CLICKHOUSE);
        }
        return embedded;
    }

    /** External engines named by settings win over the embedded ones. */
    private Settings withEngines(EmbeddedStack engines) {
        var endpoints = engines.endpoints();
        var embedded = embedded();
        var all = new HashMap<>(flags);
        if (embedded.contains(EngineKind.POSTGRES)) {
            all.put("POSTGRES_URL", endpoints.postgres().jdbcUrl());
            all.put("POSTGRES_USER", endpoints.postgres().user());
            all.put("POSTGRES_PASSWORD", endpoints.postgres().password());
        }
        if (embedded.contains(EngineKind.KAFKA)) {
            all.put("KAFKA_BROKERS", endpoints.kafka().bootstrapServers());
        }
        if (embedded.contains(EngineKind.CLICKHOUSE)) {
            all.put("CLICKHOUSE_URL", endpoints.clickHouse().url());
            all.put("CLICKHOUSE_USER", endpoints.clickHouse().user());
            all.put("CLICKHOUSE_PASSWORD", endpoints.clickHouse().password());
        }
        return SettingsReader.read(all, environment, file);
    }

    private static Map<String, Long> processes(EmbeddedStack engines) {
        var processes = new TreeMap<>(engines.processes());
        processes.put("server", ProcessHandle.current().pid());
        return processes;
    }

    private String url() {
        return settings.http()
                .publicUrl()
                .map(Object::toString)
                .orElseGet(() -> "http://" + host(settings.http().bind()) + ":"
                        + settings.http().port());
    }

    private String managementUrl() {
        return "http://" + host(settings.http().managementBind()) + ":"
                + (settings.http().port() + 1);
    }

    private static String host(String bind) {
        return bind.equals("0.0.0.0") || bind.equals("127.0.0.1") ? "localhost" : bind;
    }
}
