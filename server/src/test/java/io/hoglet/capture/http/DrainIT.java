// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.http;

import static io.hoglet.capture.http.Bodies.bytes;
import static io.hoglet.capture.http.Bodies.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.capture.InMemoryEventLog;
import io.hoglet.http.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a stop does to requests, as SIGTERM starts it. */
@Timeout(120)
class DrainIT {
    private static final int IN_FLIGHT = 200;
    private static final int CLIENTS = 40;

    private final InMemoryEventLog log = new InMemoryEventLog();

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void requestsInFlightAreServedAndLaterOnesAreRefusedCleanly() throws Exception {
        var inside = new CountDownLatch(IN_FLIGHT);
        var mayLeave = new CountDownLatch(1);
        var edge = TestEdge.start(events -> {
            inside.countDown();
            await(mayLeave);
            log.append(events);
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var idle = edge.connect()) {
            assertThat(idle.get("/_health/live").status()).isEqualTo(200);
            Callable<Wire.Reply> client = () -> {
                try (var wire = edge.connect()) {
                    return wire.post("/e/", "", bytes(event("in flight")));
                }
            };
            var replies = new ArrayList<Future<Wire.Reply>>();
            for (int i = 0; i < IN_FLIGHT; i++) {
                replies.add(threads.submit(client));
            }
            await(inside);

            var stop = threads.submit(edge::close);
            refusesFromNowOn(idle);
            mayLeave.countDown();

            for (var reply : replies) {
                assertThat(reply.get().status()).isEqualTo(200);
            }
            stop.get();
            assertThat(log.kept()).hasSize(IN_FLIGHT);
        }
    }

    /** A connection that is there is told; a new one finds nobody, or is told as well. */
    private static void refusesFromNowOn(Wire idle) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                var reply = idle.get("/_health/live");
                if (reply.status() == 503) {
                    assertThat(reply.header("Retry-After")).isPresent();
                    assertThat(reply.body()).contains("\"code\":\"unavailable\"");
                    return;
                }
                assertThat(reply.status()).isEqualTo(200);
            } catch (IOException e) {
                return;
            }
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    @Test
    void underLoadEveryAnswerIsWholeAndWhatWasAnsweredIsKept() throws Exception {
        var edge = TestEdge.start(log);
        var answered = new AtomicInteger();
        var warm = new CountDownLatch(CLIENTS * 20);
        List<String> cut = Collections.synchronizedList(new ArrayList<>());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = new ArrayList<Future<?>>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(() -> sendUntilRefused(edge, answered, warm, cut)));
            }
            await(warm);

            edge.close();

            for (var client : clients) {
                client.get();
            }
        }

        assertThat(cut).as("replies that broke off after they had begun").isEmpty();
        assertThat(log.kept().size()).as("200 means kept").isGreaterThanOrEqualTo(answered.get());
    }

    private static void sendUntilRefused(TestEdge edge, AtomicInteger answered, CountDownLatch warm, List<String> cut) {
        try (var wire = edge.connect()) {
            for (int i = 0; i < 1_000_000; i++) {
                var reply = wire.post("/e/", "", bytes(event("load")));
                warm.countDown();
                if (reply.status() != 200) {
                    assertThat(reply.status()).isEqualTo(503);
                    return;
                }
                answered.incrementAndGet();
            }
        } catch (IOException e) {
            // A connection that ends between two requests is clean; one that ends inside a reply is not.
            if (String.valueOf(e.getMessage()).startsWith("the connection ended inside a line: H")) {
                cut.add(e.getMessage());
            }
        }
    }
}
