// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import io.hoglet.config.Settings;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public HTTP server: one virtual thread per request. At a stop it takes no new connections, answers what open ones
 * bring within {@link #DRAIN_MAX}, and serves admitted requests to their end. Build it when every route is known, then
 * {@link #start}.
 */
public final class HttpEdge implements AutoCloseable {
    /** Largest body of a management request. Capture reads its bodies itself, with its own limit. */
    private static final long MANAGEMENT_BODY_MAX = 2L << 20;

    private static final int HEADERS_MAX = 64 << 10;

    /** Connections that may wait to be accepted. The default of 50 is less than a restart of many clients brings. */
    private static final int ACCEPT_QUEUE = 1_024;

    /** Longest wait for open connections at a stop. */
    private static final Duration DRAIN_MAX = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(HttpEdge.class);

    private final Javalin javalin;

    public HttpEdge(Settings.Http settings, List<Routes> features) {
        this.javalin = Javalin.create(config -> {
            configure(config, settings);
            new Errors().addTo(config.routes);
            features.forEach(feature -> feature.addTo(config.routes));
        });
    }

    private static void configure(JavalinConfig config, Settings.Http settings) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = MANAGEMENT_BODY_MAX;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        config.router.ignoreTrailingSlashes = true;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setRequestHeaderSize(HEADERS_MAX);
            http.setSendServerVersion(false);
            http.setSendXPoweredBy(false);
        });
        config.jetty.addConnector((server, http) -> connector(server, http, settings));
        config.jetty.modifyServer(server -> {
            server.insertHandler(new GracefulHandler());
            server.setErrorHandler(new EdgeErrors());
            server.setStopTimeout(settings.stopTimeout().toMillis());
        });
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, Settings.Http settings) {
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(settings.bind());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idleTimeout().toMillis());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        return connector;
    }

    /** @throws PortTakenException when another program listens there */
    public void start() {
        try {
            javalin.start();
        } catch (RuntimeException e) {
            throw PortTakenException.unwrap(e);
        }
    }

    /** One registered route. */
    public record Endpoint(String method, String path) {}

    /** Every registered route, without the handlers that run before or after others. */
    public List<Endpoint> endpoints() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(endpoint -> new Endpoint(endpoint.method.name(), endpoint.path))
                .toList();
    }

    public int port() {
        return javalin.port();
    }

    /**
     * Without the wait a stop closes connections on which clients are sending just then, and they cannot know whether
     * their request was served.
     */
    @Override
    public void close() {
        for (var connector : javalin.jettyServer().server().getConnectors()) {
            drain((ServerConnector) connector);
        }
        javalin.stop();
    }

    /** No new connections; open ones end after their next answer, which says so. */
    private static void drain(ServerConnector connector) {
        try {
            connector.shutdown().get(DRAIN_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Who has been silent for so long is not waited for.
        } catch (ExecutionException e) {
            LOG.atDebug().setCause(e).log("connections cannot be waited for");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
