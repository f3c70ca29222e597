// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.http;

import static io.hoglet.capture.http.Bodies.bytes;
import static io.hoglet.capture.http.Bodies.event;
import static io.hoglet.capture.http.Bodies.gzip;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.capture.CapturedEvent;
import io.hoglet.capture.InMemoryEventLog;
import io.hoglet.config.Settings;
import io.hoglet.http.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies that are too large, too slow or too many: each is refused, and nobody else notices. */
@Timeout(120)
class LimitsWireIT {
    private static final int MIB = 1 << 20;

    private final InMemoryEventLog log = new InMemoryEventLog();

    private static void is(Wire.Reply reply, int status, String code) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body()).contains("\"code\":\"" + code + "\"");
    }

    private static void othersAreServed(TestEdge edge) throws IOException {
        double before = edge.accepted();
        try (var wire = edge.connect()) {
            assertThat(wire.post("/e/", "", bytes(event("other"))).status()).isEqualTo(200);
        }
        assertThat(edge.accepted()).isEqualTo(before + 1);
        assertThat(edge.bytesInFlight()).isZero();
    }

    @Test
    void aBodyOf19MibIsTakenWhole() throws IOException {
        try (var edge = TestEdge.start(log);
                var wire = edge.connect()) {
            byte[] body = Bodies.batch(19 * MIB);

            assertThat(wire.post("/batch/", "", body).status()).isEqualTo(200);
            assertThat(wire.post("/batch/", "", gzip(body)).status()).isEqualTo(200);

            assertThat(log.kept()).hasSizeGreaterThan(70);
            othersAreServed(edge);
        }
    }

    @Test
    void aBodyOf21MibIsRefusedAndTheAnswerCanBeRead() throws IOException {
        try (var edge = TestEdge.start(log);
                var wire = edge.connect()) {
            is(wire.post("/batch/", "", Bodies.blank(21 * MIB)), 413, "request_too_large");

            othersAreServed(edge);
        }
    }

    @Test
    void aBodyOf21MibWithoutALengthIsRefusedAndTheAnswerCanBeRead() throws IOException {
        try (var edge = TestEdge.start(log);
                var wire = edge.connect()) {
            byte[] chunk = Bodies.blank(MIB);
            wire.send("POST /batch/ HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\n");
            for (int i = 0; i < 21; i++) {
                wire.send(bytes("100000\r\n")).send(chunk).send(bytes("\r\n"));
            }
            wire.send(bytes("0\r\n\r\n"));

            is(wire.reply(), 413, "request_too_large");
            othersAreServed(edge);
        }
    }

    @Test
    void aZipBombIsRefused() throws IOException {
        try (var edge = TestEdge.start(log);
                var wire = edge.connect()) {
            byte[] bomb = gzip(Bodies.blank(200 * MIB));
            assertThat(bomb.length).isLessThan(MIB);

            is(wire.post("/e/", "", bomb), 413, "request_too_large");
            othersAreServed(edge);
        }
    }

    /** Each is small and unpacks to 19 MiB: together they are more than the heap that the product has. */
    @Test
    void zipBombsBeyondTheMemoryForAllArePutOff() throws Exception {
        var entered = new CountDownLatch(2);
        var mayLeave = new CountDownLatch(1);
        byte[] bomb = gzip(Bodies.batch(19 * MIB));
        try (var edge = TestEdge.start(
                        events -> {
                            entered.countDown();
                            await(mayLeave);
                        },
                        TestEdge.Options.DEFAULTS.withInFlightMax(40 * MIB));
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> client = () -> {
                try (var wire = edge.connect()) {
                    return wire.post("/batch/", "", bomb).status();
                }
            };
            var admitted = List.of(clients.submit(client), clients.submit(client));
            await(entered);

            for (var reply : clients.invokeAll(Collections.nCopies(30, client))) {
                assertThat(reply.get()).isEqualTo(503);
            }

            mayLeave.countDown();
            for (var reply : admitted) {
                assertThat(reply.get()).isEqualTo(200);
            }
            othersAreServed(edge);
        }
    }

    @Test
    void bodiesBeyondTheMemoryForAllArePutOff() throws Exception {
        var entered = new CountDownLatch(2);
        var mayLeave = new CountDownLatch(1);
        byte[] body = Bodies.batch(15 * MIB);
        try (var edge = TestEdge.start(
                        events -> {
                            entered.countDown();
                            await(mayLeave);
                            log.append(events);
                        },
                        TestEdge.Options.DEFAULTS.withInFlightMax(40 * MIB));
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Wire.Reply> client = () -> {
                try (var wire = edge.connect()) {
                    return wire.post("/batch/", "", body);
                }
            };
            var admitted = List.of(clients.submit(client), clients.submit(client));
            await(entered);

            try (var wire = edge.connect()) {
                var third = wire.post("/batch/", "", body);
                is(third, 503, "unavailable");
                assertThat(third.header("Retry-After")).isPresent();
            }

            mayLeave.countDown();
            for (var reply : admitted) {
                assertThat(reply.get().status()).isEqualTo(200);
            }
            othersAreServed(edge);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void aBodyThatStallsIsRefusedAfterTheIdleTimeout() throws IOException {
        var options = TestEdge.Options.DEFAULTS.withIdleTimeout(Duration.ofMillis(700));
        try (var edge = TestEdge.start(log, options);
                var wire = edge.connect()) {
            wire.send("POST /e/ HTTP/1.1\nHost: h\nContent-Length: 1000\n\n{\"event\"");

            is(wire.reply(), 408, "request_timeout");
            assertThat(wire.isClosedByServer()).isTrue();
            othersAreServed(edge);
        }
    }

    @Test
    void aBodyThatTricklesInIsRefusedThoughItIsNeverIdle() throws Exception {
        var options = TestEdge.Options.DEFAULTS.withBodyGrace(Duration.ZERO);
        try (var edge = TestEdge.start(log, options);
                var wire = edge.connect();
                var client = Executors.newVirtualThreadPerTaskExecutor()) {
            wire.send("POST /e/ HTTP/1.1\nHost: h\nContent-Length: 100000\n\n");
            var trickle = client.submit(() -> trickle(wire));

            is(wire.reply(), 408, "request_timeout");

            wire.hangUp();
            trickle.get();
            othersAreServed(edge);
        }
    }

    private static int trickle(Wire wire) {
        int sent = 0;
        try {
            var pace = new CountDownLatch(1);
            for (; sent < 100_000; sent++) {
                wire.send(new byte[] {' '});
                if (pace.await(50, TimeUnit.MILLISECONDS)) {
                    return sent;
                }
            }
        } catch (IOException e) {
            // The server hung up, which is what the test waits for.
            return sent;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return sent;
    }

    @Test
    void aProjectThatSendsTooMuchIsToldWhenToComeAgain() throws IOException {
        var limits = new Settings.CaptureLimits(Optional.of(1), Optional.of(3), Optional.empty());
        try (var edge = TestEdge.start(log, TestEdge.Options.DEFAULTS.withLimits(limits));
                var wire = edge.connect()) {
            byte[] batch = bytes("[" + String.join(",", Collections.nCopies(60, event("d"))) + "]");
            assertThat(wire.post("/batch/", "", batch).status()).isEqualTo(200);

            var reply = wire.post("/e/", "Origin: https://shop.example\n", bytes(event("late")));

            is(reply, 429, "throttled");
            assertThat(reply.header("Retry-After").map(Integer::valueOf).orElseThrow())
                    .isBetween(50, 60);
            assertThat(reply.header("Access-Control-Allow-Origin")).hasValue("https://shop.example");
            assertThat(edge.refused("rate_limited")).isEqualTo(1);
            assertThat(log.kept()).hasSize(60);
        }
    }

    @Test
    void whatTheOperatorListsIsThrownAwayWithASuccess() throws IOException {
        var limits = new Settings.CaptureLimits(
                Optional.empty(), Optional.empty(), Optional.of("phc_other, " + TestEdge.KEY + ":loop"));
        try (var edge = TestEdge.start(log, TestEdge.Options.DEFAULTS.withLimits(limits));
                var wire = edge.connect()) {
            byte[] batch = bytes("[" + event("loop") + "," + event("good") + "," + event("loop") + "]");

            assertThat(wire.post("/batch/", "", batch).status()).isEqualTo(200);
            assertThat(wire.post("/e/", "", bytes(event("loop"))).status()).isEqualTo(200);

            assertThat(log.kept()).extracting(CapturedEvent::distinctId).containsExactly("good");
            assertThat(edge.dropped("listed")).isEqualTo(3);
            assertThat(edge.accepted()).isEqualTo(1);
        }
    }

    @Test
    void aSlowClientHoldsUpNobody() throws IOException {
        List<Wire> slow = new ArrayList<>();
        try (var edge = TestEdge.start(log)) {
            for (int i = 0; i < 300; i++) {
                var wire = edge.connect();
                slow.add(wire.send("POST /e/ HTTP/1.1\nHost: h\nContent-Length: 1000\n\n{"));
            }
            try (var wire = edge.connect()) {
                assertThat(wire.post("/e/", "", bytes(event("quick"))).status()).isEqualTo(200);
            }
            assertThat(log.kept()).extracting(CapturedEvent::distinctId).containsExactly("quick");
            for (var wire : slow) {
                wire.close();
            }
        }
    }
}
