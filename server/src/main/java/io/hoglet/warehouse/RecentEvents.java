// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Remembers which events a partition received lately, in bounded memory: an event that is not in here and is not older
 * than what is remembered is certainly new, and needs no look-up. It may say "perhaps" of a new event, never "new" of a
 * known one. Two generations of hashes; when one is full the older is forgotten. Used by one thread.
 */
public final class RecentEvents {
    private final Clock clock;
    private final int capacity;
    private LongSet current;
    private LongSet previous;
    private Instant currentSince;
    private Instant previousSince;

    public RecentEvents(int capacity, RowTable.Recent known, Clock clock) {
        this.clock = clock;
        this.capacity = Math.max(1024, capacity / 2);
        this.current = new LongSet();
        this.previous = new LongSet();
        this.previousSince = known.since();
        this.currentSince = known.since();
        known.uuids().forEach(uuid -> previous.add(hash(uuid)));
    }

    /** Whether the event may have been received before. */
    boolean mayContain(UUID uuid, Instant timestamp) {
        long hash = hash(uuid);
        return timestamp.isBefore(previousSince) || current.contains(hash) || previous.contains(hash);
    }

    void add(UUID uuid) {
        if (current.size() >= capacity) {
            previous = current;
            previousSince = currentSince;
            current = new LongSet();
            currentSince = clock.instant();
        }
        current.add(hash(uuid));
    }

    private static long hash(UUID uuid) {
        long mixed = (uuid.getMostSignificantBits() * 0x9E3779B97F4A7C15L) ^ uuid.getLeastSignificantBits();
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return mixed ^ (mixed >>> 32);
    }
}
