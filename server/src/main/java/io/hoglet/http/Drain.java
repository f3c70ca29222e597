// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Empties a connector before its server stops: no new connections, and each open one ends after its next answer, which
 * says so. Without it a stop closes connections on which clients are sending just then, and they cannot know whether
 * their request was served. Clients that stay silent for {@link #LONGEST} are not waited for. Thread-safe.
 */
final class Drain extends Handler.Wrapper {
    static final Duration LONGEST = Duration.ofSeconds(1);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(10).toNanos();

    private final AtomicBoolean draining = new AtomicBoolean();

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (draining.get()) {
            response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        }
        return super.handle(request, response, callback);
    }

    /** Returns when no connection is open any more, or after {@link #LONGEST}. */
    void empty(ServerConnector connector) {
        connector.close();
        draining.set(true);
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!connector.getConnectedEndPoints().isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
