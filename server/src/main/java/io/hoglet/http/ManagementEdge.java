// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import io.hoglet.config.Settings;
import io.hoglet.metrics.Metrics;
import io.javalin.Javalin;

/** The management port (public port + 1, loopback by default): {@code /metrics} and {@code /_health}. */
public final class ManagementEdge implements AutoCloseable {
    private final Javalin javalin;

    public ManagementEdge(Settings.Http settings, Metrics metrics, Health health) {
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.concurrency.useVirtualThreads = true;
            config.jetty.host = settings.managementBind();
            config.jetty.port = settings.port() + 1;
            new Errors().addTo(config.routes);
            health.addTo(config.routes);
            config.routes.get(
                    "/metrics",
                    ctx -> ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
                            .result(metrics.scrape()));
        });
    }

    /** @throws PortTakenException when another program listens there */
    public void start() {
        try {
            javalin.start();
        } catch (RuntimeException e) {
            throw PortTakenException.unwrap(e);
        }
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
