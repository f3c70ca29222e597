// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoglet.config.SettingsReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A stop, as clients see it that keep their connection. */
final class DrainTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final int port = freePort();
    private final HttpEdge edge = new HttpEdge(
            SettingsReader.read(Map.of(), Map.of("HOGLET_PORT", String.valueOf(port)), Map.of())
                    .http(),
            List.of(routes -> routes.get("/hello", ctx -> ctx.result("hello"))));

    @Test
    void anOpenConnectionIsServedOnceMoreAndToldToEnd() throws Exception {
        edge.start();
        try (var wire = Wire.open(port)) {
            assertThat(wire.get("/hello").header("Connection")).isEmpty();
            askOnOthers();
            var stop = Thread.ofVirtual().start(edge::close);
            awaitRefusal();

            var last = wire.get("/hello");

            assertThat(last.status()).isEqualTo(200);
            assertThat(last.header("Connection")).hasValue("close");
            assertThat(wire.isClosedByServer()).isTrue();
            assertThat(stop.join(DEADLINE)).isTrue();
        }
    }

    @Test
    void silentConnectionsAreNotWaitedForLong() throws Exception {
        edge.start();
        try (var wire = Wire.open(port)) {
            wire.get("/hello");

            assertThat(Thread.ofVirtual().start(edge::close).join(DEADLINE)).isTrue();

            assertThat(wire.isClosedByServer()).isTrue();
        }
        assertThatThrownBy(() -> Wire.open(port)).isInstanceOf(ConnectException.class);
    }

    /**
     * When these are answered, the server has long finished with ours. In the moment between an answer and that, a stop
     * closes the connection without a word, as any server may that keeps connections open.
     */
    private void askOnOthers() throws IOException {
        for (int i = 0; i < 20; i++) {
            try (var other = Wire.open(port)) {
                other.get("/hello");
            }
        }
    }

    private void awaitRefusal() throws IOException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() < end) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            } catch (ConnectException e) {
                return;
            }
        }
        throw new AssertionError("connections are still taken");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
