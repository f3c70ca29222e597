// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * The source knows days only. So that a day is not one instant, each basket and each account opening gets a time
 * between 08:00 and 21:30 UTC, computed from its own name, and the lines of a basket follow each other every 20
 * seconds. The date in UTC never changes.
 */
final class TimeOfDay {
    private static final int OPENS = 8 * 3600;
    private static final int OPEN_SECONDS = 13 * 3600 + 1800;
    private static final int SECONDS_PER_LINE = 20;

    /**
     * At this many lines a basket would last 100 minutes; later lines share the last instant, still on the same day.
     */
    private static final int MOST_LINES = 300;

    private TimeOfDay() {}

    static Instant of(LocalDate date, UUID name, int line) {
        long start = OPENS + Long.remainderUnsigned(name.getMostSignificantBits(), OPEN_SECONDS);
        long second = start + (long) SECONDS_PER_LINE * Math.min(line, MOST_LINES);
        return date.atStartOfDay(ZoneOffset.UTC).plusSeconds(second).toInstant();
    }
}
