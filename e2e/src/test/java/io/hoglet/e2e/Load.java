// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Clients that send small batches one after the other until they are stopped, and remember what was acknowledged. A
 * request without an answer is remembered by nobody: its events may be there or not.
 */
final class Load implements AutoCloseable {
    private static final int CLIENTS = 4;
    private static final int BATCH = 20;

    private final Project project;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
    private final List<Thread> clients = new ArrayList<>();

    Load(Project project) {
        this.project = project;
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofVirtual().start(this::send));
        }
    }

    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** Statuses of answers that were no success. */
    List<Integer> refusals() {
        return List.copyOf(refusals);
    }

    private void send() {
        while (!stopped.get()) {
            var uuids = new ArrayList<String>();
            var events = new ArrayList<Map<String, Object>>();
            for (int i = 0; i < BATCH; i++) {
                String uuid = UUID.randomUUID().toString();
                uuids.add(uuid);
                events.add(Map.of("event", "load", "distinct_id", "user-" + uuid.charAt(0), "uuid", uuid));
            }
            try {
                var answer = project.hoglet().post("/batch/", Map.of("api_key", project.token(), "batch", events));
                if (answer.status() == 200) {
                    acknowledged.addAll(uuids);
                } else {
                    refusals.add(answer.status());
                }
            } catch (IOException gone) {
                // The server ended: that is what the test is about.
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        stopped.set(true);
        clients.forEach(Load::join);
    }

    private static void join(Thread client) {
        try {
            client.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
