// SPDX-License-Identifier: Apache-2.0
package io.hoglet.refused;

import io.hoglet.event.UnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A store for tests; {@link RefusedStoreContract} holds it to what PostgreSQL does. */
final class InMemoryRefusedStore implements RefusedStore {
    private static final int ROWS_MAX = 1_000;

    private final Map<List<Object>, Entry> entries = new LinkedHashMap<>();
    private boolean away;
    private long nextId = 1;

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    @Override
    public void add(List<RefusedRequests.Counted> counted) {
        if (away) {
            throw new UnavailableException("The store is away");
        }
        counted.forEach(one -> entries.merge(
                key(one.refused()), new Entry(nextId++, one.refused(), one.tally()), InMemoryRefusedStore::sum));
        newestFirst().stream().skip(ROWS_MAX).toList().forEach(entry -> entries.remove(key(entry.refused())));
    }

    private static List<Object> key(Refused refused) {
        return List.of(refused.projectId(), refused.path(), refused.code(), refused.sdk());
    }

    private static Entry sum(Entry kept, Entry more) {
        Instant last = kept.tally().lastSeen().isAfter(more.tally().lastSeen())
                ? kept.tally().lastSeen()
                : more.tally().lastSeen();
        long count = kept.tally().count() + more.tally().count();
        return new Entry(kept.id(), more.refused(), new RefusedRequests.Tally(count, last));
    }

    private List<Entry> newestFirst() {
        var sorted = new ArrayList<>(entries.values());
        sorted.sort(Comparator.comparing((Entry entry) -> entry.tally().lastSeen())
                .thenComparingLong(Entry::id)
                .reversed());
        return sorted;
    }

    @Override
    public List<Entry> newest(long projectId, int limit) {
        return newestFirst().stream()
                .filter(entry -> entry.refused().projectId().orElse(projectId) == projectId)
                .limit(limit)
                .toList();
    }
}
