// SPDX-License-Identifier: Apache-2.0
package io.hoglet.crash;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes events of visitors who are identified now and then, and of their companies, in two months, some without a time
 * or a person.
 */
final class EventSource {
    private static final int MERGE_EVERY = 50;
    private static final int VISITORS = 60;
    private static final int USERS = 40;
    private static final int GROUP_EVERY = 11;
    private static final int COMPANIES = 5;
    private static final int SENT_TWICE_EVERY = 10;

    private final String projectKey;
    private final Random random;
    private final AtomicInteger visits = new AtomicInteger();
    private final AtomicInteger events = new AtomicInteger();
    private final AtomicInteger batches = new AtomicInteger();

    /** A request and the events in it. */
    record Batch(String json, List<UUID> uuids, boolean isSentTwice) {}

    EventSource(String projectKey, long seed) {
        this.projectKey = projectKey;
        this.random = new Random(seed);
    }

    Batch next(int size) {
        var uuids = new ArrayList<UUID>();
        var json = new ArrayList<String>();
        for (int i = 0; i < size; i++) {
            var uuid = UUID.randomUUID();
            uuids.add(uuid);
            json.add(event(uuid));
        }
        boolean twice = batches.incrementAndGet() % SENT_TWICE_EVERY == 0;
        return new Batch(
                "{\"api_key\":\"" + projectKey + "\",\"batch\":[" + String.join(",", json) + "]}",
                List.copyOf(uuids),
                twice);
    }

    private String event(UUID uuid) {
        int number = events.incrementAndGet();
        String user = "user-" + random.nextInt(USERS);
        // New visitors all the time, so that each merge has something to merge.
        String visitor = "visitor-" + (visits.get() + random.nextInt(VISITORS));
        if (number % MERGE_EVERY == 0) {
            visits.incrementAndGet();
            return "{\"event\":\"$identify\",\"uuid\":\"" + uuid + "\",\"distinct_id\":\"" + user
                    + "\",\"properties\":{\"$anon_distinct_id\":\"" + visitor + "\",\"$set\":{\"seen\":" + number
                    + "}}}";
        }
        if (number % GROUP_EVERY == 0) {
            return "{\"event\":\"$groupidentify\",\"uuid\":\"" + uuid + "\",\"distinct_id\":\"" + user
                    + "\",\"properties\":{\"$group_type\":\"company\",\"$group_key\":\"c" + random.nextInt(COMPANIES)
                    + "\",\"$group_set\":{\"last\":" + number + "}}}";
        }
        String id = random.nextInt(3) == 0 ? user : visitor;
        return "{\"event\":\"page\",\"uuid\":\"" + uuid + "\",\"distinct_id\":\"" + id + "\"" + time()
                + ",\"properties\":{" + person(number) + "\"n\":" + number + "}}";
    }

    private String time() {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> ",\"timestamp\":\"" + Instant.now().minus(40, ChronoUnit.DAYS) + "\"";
            default -> ",\"timestamp\":\"" + Instant.now() + "\"";
        };
    }

    private String person(int number) {
        return switch (random.nextInt(4)) {
            case 0 -> "\"$process_person_profile\":false,";
            case 1 -> "\"$set\":{\"last\":" + number + "},";
            default -> "";
        };
    }
}
