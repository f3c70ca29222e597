// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Remembers which events were received lately, in bounded memory: an event that is not in here and is not older than
 * what is remembered is new, and needs no look-up. It may say "perhaps" of a new event. Two generations of hashes; when
 * one is full the older is forgotten. Used by one thread.
 */
public final class RecentEvents {
    /** The clocks of capture, of the table and of this process are not the same one. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
    /** An event's time may be ahead of its arrival by this much (wire protocol 4.3). */
    private static final Duration AHEAD_MAX = Duration.ofHours(23);

    private final Clock clock;
    private final int capacity;
    private LongSet current;
    private LongSet previous;
    private Instant currentSince;
    private Instant previousSince;

    // Events whose time lies ahead of their arrival: they look young when they are long forgotten above.
    private LongSet ahead = new LongSet();
    private LongSet aheadPrevious = new LongSet();
    private Instant aheadSince;

    public RecentEvents(int capacity, RowTable.Recent known, Clock clock) {
        this.clock = clock;
        this.capacity = Math.max(1024, capacity / 2);
        this.current = new LongSet();
        this.previous = new LongSet();
        this.previousSince = known.since();
        this.currentSince = known.since();
        this.aheadSince = clock.instant();
        known.uuids().forEach(uuid -> previous.add(hash(uuid)));
        known.ahead().forEach(uuid -> ahead.add(hash(uuid)));
    }

    /** Where to look for an earlier copy of the event; empty when there is none. */
    Optional<RowTable.Search> search(UUID uuid, Instant timestamp) {
        long hash = hash(uuid);
        if (current.contains(hash) || previous.contains(hash) || ahead.contains(hash) || aheadPrevious.contains(hash)) {
            return Optional.of(RowTable.Search.ANY_DAY);
        }
        boolean old = timestamp.isBefore(previousSince.plus(CLOCKS_DIFFER));
        return old ? Optional.of(RowTable.Search.NEAR_ITS_DAY) : Optional.empty();
    }

    void add(UUID uuid, Instant timestamp) {
        long hash = hash(uuid);
        if (current.size() >= capacity) {
            previous = current;
            previousSince = currentSince;
            current = new LongSet();
            currentSince = clock.instant();
        }
        current.add(hash);
        if (timestamp.isAfter(clock.instant())) {
            addAhead(hash);
        }
    }

    private void addAhead(long hash) {
        if (ahead.size() >= capacity / 4 || clock.instant().isAfter(aheadSince.plus(AHEAD_MAX))) {
            aheadPrevious = ahead;
            ahead = new LongSet();
            aheadSince = clock.instant();
        }
        ahead.add(hash);
    }

    private static long hash(UUID uuid) {
        long mixed = (uuid.getMostSignificantBits() * 0x9E3779B97F4A7C15L) ^ uuid.getLeastSignificantBits();
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return mixed ^ (mixed >>> 32);
    }
}
