// SPDX-License-Identifier: Apache-2.0
package io.hoglet.limits;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** One count of one project: what all processes had stored, and what this one has counted since. Thread-safe. */
final class Meter {
    private final AtomicLong counted = new AtomicLong();
    private final AtomicReference<Stored> stored = new AtomicReference<>(new Stored(LocalDate.MIN, 0, 0));

    /**
     * @param total what the store had of the month
     * @param ofOurs how much of {@code counted} is in the store, in this month or an earlier one
     */
    private record Stored(LocalDate month, long total, long ofOurs) {}

    void count(long more) {
        counted.addAndGet(more);
    }

    long used() {
        var known = stored.get();
        return known.total() + counted.get() - known.ofOurs();
    }

    long counted() {
        return counted.get();
    }

    /** What of {@code upTo} the store does not have. */
    long missing(long upTo) {
        return upTo - stored.get().ofOurs();
    }

    void stored(long upTo) {
        stored.updateAndGet(known -> new Stored(known.month(), known.total() + upTo - known.ofOurs(), upTo));
    }

    void total(LocalDate month, long total) {
        stored.updateAndGet(known -> new Stored(month, total, known.ofOurs()));
    }
}
