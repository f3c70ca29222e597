// SPDX-License-Identifier: Apache-2.0
package io.hoglet.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that send batches of events and repeat each until it is acknowledged, as SDKs do; some repeat what was
 * acknowledged. Notes what was acknowledged and every answer that was neither complete nor a clean refusal.
 */
final class Load implements AutoCloseable {
    private static final int CLIENTS = 3;
    private static final int BATCH = 8;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final URI url;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final EventSource source;
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicInteger refusals = new AtomicInteger();
    private final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> oddities = new ConcurrentLinkedQueue<>();
    private final List<Thread> clients = new ArrayList<>();

    Load(int port, EventSource source) {
        this.url = URI.create("http://127.0.0.1:" + port + "/batch/");
        this.source = source;
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofPlatform().name("client-" + i).start(this::sendUntilClosed));
        }
    }

    private void sendUntilClosed() {
        while (running.get()) {
            var batch = source.next(BATCH);
            sendUntilAcknowledged(batch);
            if (batch.isSentTwice()) {
                send(batch);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void sendUntilAcknowledged(EventSource.Batch batch) {
        while (!send(batch)) {
            if (!running.get()) {
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        acknowledged.addAll(batch.uuids());
    }

    private boolean send(EventSource.Batch batch) {
        var request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(batch.json()))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                return true;
            }
            refusals.incrementAndGet();
            if (response.statusCode() != 503) {
                oddities.add("status " + response.statusCode());
            }
        } catch (java.net.ConnectException e) {
            refusals.incrementAndGet();
        } catch (IOException e) {
            oddities.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    int sent() {
        return acknowledged.size();
    }

    Set<UUID> acknowledged() {
        return new HashSet<>(acknowledged);
    }

    /** Answers that a client cannot understand: cut connections, and status codes that no engine's absence explains. */
    Collection<String> oddities() {
        return List.copyOf(oddities);
    }

    /** Lets every client finish the batch that it is about; the server should be there. */
    @Override
    public void close() {
        running.set(false);
        for (var client : clients) {
            try {
                if (!client.join(Duration.ofSeconds(30))) {
                    throw new AssertionError("a client does not end");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        http.shutdownNow();
        try {
            http.awaitTermination(Duration.ofSeconds(TimeUnit.MINUTES.toSeconds(1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
