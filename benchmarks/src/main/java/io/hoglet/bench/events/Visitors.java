// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.events;

import java.util.random.RandomGenerator;

/**
 * The visitors who are on the site now. Each stays for 1 to 49 events, 25 on average, and is replaced by a new one. A
 * quarter of them identify themselves once: that is one event in a hundred, and each of them merges the anonymous id
 * into a user id. Kept as arrays because a load has millions of them. Not thread-safe.
 */
final class Visitors {
    private static final int MOST_EVENTS = 49;
    private static final int NEVER = -1;

    /** A visitor with one event cannot identify, so the others do it a little more often than one in four. */
    private static final double IDENTIFYING = 0.25 * MOST_EVENTS / (MOST_EVENTS - 1);

    private final RandomGenerator random;
    private final long[] ids;
    private final int[] remaining;
    private final int[] identifyWhenRemaining;
    private final boolean[] identified;

    Visitors(int count, RandomGenerator random) {
        this.random = random;
        this.ids = new long[count];
        this.remaining = new int[count];
        this.identifyWhenRemaining = new int[count];
        this.identified = new boolean[count];
    }

    /** Chooses who acts next; a visitor whose events are used up has been replaced by a new one. */
    int next() {
        int visitor = random.nextInt(ids.length);
        if (remaining[visitor] == 0) {
            arrive(visitor);
        }
        remaining[visitor]--;
        return visitor;
    }

    private void arrive(int visitor) {
        int events = random.nextInt(1, MOST_EVENTS + 1);
        ids[visitor] = random.nextLong();
        remaining[visitor] = events;
        identified[visitor] = false;
        boolean identifies = events > 1 && random.nextDouble() < IDENTIFYING;
        identifyWhenRemaining[visitor] = identifies ? random.nextInt(0, events - 1) : NEVER;
    }

    /** True once in the life of those who identify, never at their first event. */
    boolean identifiesNow(int visitor) {
        if (remaining[visitor] != identifyWhenRemaining[visitor]) {
            return false;
        }
        identified[visitor] = true;
        return true;
    }

    boolean isIdentified(int visitor) {
        return identified[visitor];
    }

    /** The seed of the visitor's uuids: the anonymous id, the user id and the session id are mixed from it. */
    long id(int visitor) {
        return ids[visitor];
    }
}
