// SPDX-License-Identifier: Apache-2.0
package io.hoglet.refused;

import io.hoglet.event.UnavailableException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts refused requests in memory and hands them to the store when {@link #flush} is called, about once a second by
 * one thread. Beyond its bound new kinds of refusals are forgotten. Thread-safe.
 */
public final class RefusedRequests {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedRequests.class);
    private static final int KINDS_MAX = 500;

    private final RefusedStore store;
    private final Clock clock;
    private final Map<Refused, Tally> tallies = new ConcurrentHashMap<>();

    /** How often, and when last. */
    public record Tally(long count, Instant lastSeen) {
        Tally plus(Tally other) {
            return new Tally(count + other.count, lastSeen.isAfter(other.lastSeen) ? lastSeen : other.lastSeen);
        }
    }

    /** One kind with its tally. */
    public record Counted(Refused refused, Tally tally) {}

    public RefusedRequests(RefusedStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** For the path of capture: never blocks, never fails. */
    public void record(Refused refused) {
        add(refused, new Tally(1, clock.instant()));
    }

    private void add(Refused refused, Tally tally) {
        if (tallies.size() < KINDS_MAX || tallies.containsKey(refused)) {
            tallies.merge(refused, tally, Tally::plus);
        }
    }

    /** Writes what was counted. When the store is away it is kept for the next call. */
    public void flush() {
        var counted = new ArrayList<Counted>();
        for (var refused : List.copyOf(tallies.keySet())) {
            var tally = tallies.remove(refused);
            if (tally != null) {
                counted.add(new Counted(refused, tally));
            }
        }
        if (counted.isEmpty()) {
            return;
        }
        try {
            store.add(counted);
        } catch (UnavailableException e) {
            counted.forEach(one -> add(one.refused(), one.tally()));
            LOG.atDebug().setCause(e).log("Refused requests have to wait");
        }
    }
}
