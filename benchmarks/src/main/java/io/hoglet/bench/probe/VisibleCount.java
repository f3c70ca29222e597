// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.probe;

import java.time.Duration;

/** Waits until as many events of a run are visible as were accepted, or the deadline is over. */
public final class VisibleCount {
    private static final Duration BETWEEN = Duration.ofMillis(100);

    /** Each question costs the server CPU, so while much is missing there are fewer. */
    private static final Duration BETWEEN_AT_FIRST = Duration.ofSeconds(1);

    private static final double NEARLY_ALL = 0.95;

    private final QueryApi api;
    private final Duration deadline;

    /** How many were seen at last, and how long after the call. */
    public record Seen(long events, Duration after) {}

    public VisibleCount(QueryApi api, Duration deadline) {
        this.api = api;
        this.deadline = deadline;
    }

    /** @param run letters, digits and hyphens only */
    public Seen await(String run, long expected) throws InterruptedException {
        long startNanos = System.nanoTime();
        while (true) {
            // The column of utm_campaign is kept apart by the server: this count reads nothing else.
            long seen = api.count("SELECT count() FROM events WHERE properties.utm_campaign = '" + run + "'");
            var after = Duration.ofNanos(System.nanoTime() - startNanos);
            if (seen >= expected || after.compareTo(deadline) >= 0) {
                return new Seen(seen, after);
            }
            Thread.sleep(seen < expected * NEARLY_ALL ? BETWEEN_AT_FIRST : BETWEEN);
        }
    }
}
