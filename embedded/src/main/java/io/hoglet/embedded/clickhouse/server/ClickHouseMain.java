// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import io.hoglet.embedded.process.ParentLink;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The main class of the ClickHouse child: the engine in this process behind an HTTP port on loopback. */
public final class ClickHouseMain {
    /** The line that tells the parent that clients are served. */
    public static final String READY = "embedded-clickhouse ready";
    /** Settings whose name has this prefix are engine settings of every session. */
    public static final String SESSION_PREFIX = "session.";

    private static final int WAITERS = 256;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Map<String, String> settings;
    private final ConnectionPool pool;
    private final Server server;

    private ClickHouseMain(Map<String, String> settings) throws QueryException {
        this.settings = settings;
        LibChdb library = new LibChdb(Path.of(setting("library")));
        library.leaveSignalsAlone();
        Map<String, String> base = baseSettings();
        int connections = Math.max(4, Runtime.getRuntime().availableProcessors());
        this.pool = new ConnectionPool(
                library, arguments(base), new ConnectionPool.Limits(connections, WAITERS, LONGEST_WAIT));
        Credentials credentials = new Credentials(setting("user"), setting("password"));
        this.server = server(new QueryHandler(new QueryRunner(pool, base), credentials, "UTC"));
    }

    /** Started by the parent; reads its settings from standard input. */
    public static void main(String[] arguments) throws Exception {
        ParentLink parent = new ParentLink(System.in);
        ClickHouseMain main = new ClickHouseMain(parent.readSettings());
        Runtime.getRuntime().addShutdownHook(new Thread(main::stop, "clickhouse-stop"));
        main.server.start();
        main.announce();
        parent.awaitEnd();
        System.exit(0);
    }

    /** The order matters: no request, then no connection, then no engine; ending the engine under a query crashes. */
    private void stop() {
        try {
            server.stop();
            pool.shutDown();
        } catch (Exception e) {
            org.slf4j.LoggerFactory.getLogger(ClickHouseMain.class).warn("not stopped cleanly", e);
        }
    }

    private Server server(QueryHandler handler) {
        QueuedThreadPool threads = new QueuedThreadPool(8, 2);
        threads.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("request-", 0).factory()));
        Server jetty = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // SQL may stand in the query string.
        http.setRequestHeaderSize(1 << 20);
        http.setResponseHeaderSize(32 << 10);
        ServerConnector connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(setting("port")));
        connector.setIdleTimeout(Duration.ofMinutes(10).toMillis());
        connector.setAcceptQueueSize(512);
        jetty.addConnector(connector);
        jetty.setHandler(handler);
        jetty.setStopTimeout(2_000);
        return jetty;
    }

    private Map<String, String> baseSettings() {
        Map<String, String> base = new TreeMap<>();
        settings.forEach((key, value) -> {
            if (key.startsWith(SESSION_PREFIX)) {
                base.put(key.substring(SESSION_PREFIX.length()), value);
            }
        });
        return base;
    }

    private List<String> arguments(Map<String, String> base) {
        List<String> arguments = new ArrayList<>();
        arguments.add("clickhouse");
        arguments.add("--path=" + setting("path"));
        arguments.add("--config-file=" + setting("config"));
        base.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        return arguments;
    }

    private String setting(String name) {
        String value = settings.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the parent did not send the setting " + name);
        }
        return value;
    }

    private void announce() throws IOException {
        // The parent reads this process's standard output; it is the protocol here, not logging.
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        out.write((READY + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
