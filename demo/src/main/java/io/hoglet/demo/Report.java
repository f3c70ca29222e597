// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo;

import io.hoglet.demo.client.EventCounts;
import io.hoglet.demo.foodmart.DemoEvent;
import io.hoglet.demo.foodmart.SourceCounts;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The table at the end: what the source holds beside what the query API sees. */
final class Report {
    private final SourceCounts source;
    private final EventCounts events;

    Report(SourceCounts source, EventCounts events) {
        this.source = source;
        this.events = events;
    }

    /**
     * @param sending until the last batch was accepted
     * @param total until everything was in the query results; empty when it was there before, so that nothing was timed
     */
    void print(Console console, Duration sending, Optional<Duration> total) {
        console.line("");
        console.line(row("", "source", "in Hoglet", ""));
        console.line(row(DemoEvent.SIGNED_UP, source.customers(), events.signedUp()));
        console.line(row(DemoEvent.PURCHASED, source.saleLines(), events.purchased()));
        console.line(row("events", source.events(), events.events()));
        console.line(row("persons", source.customers(), events.persons()));
        console.line(row("groups", source.groups(), events.groups()));
        console.line("");
        console.line(speed("accepted", sending));
        console.line(total.map(duration -> speed("queryable", duration))
                .orElse("queryable  before already; what was sent again is left out as it comes by"));
    }

    private String speed(String what, Duration duration) {
        double seconds = Math.max(duration.toMillis() / 1000.0, 0.001);
        return String.format(Locale.ROOT, "%-10s %8.1f s %,12.0f events/s", what, seconds, source.events() / seconds);
    }

    private static String row(String what, long source, long events) {
        var verdict = source == events ? "equal" : String.format(Locale.ROOT, "%+,d", events - source);
        return row(what, number(source), number(events), verdict);
    }

    private static String row(String what, String source, String events, String verdict) {
        return String.format(Locale.ROOT, "%-10s %12s %12s  %s", what, source, events, verdict)
                .stripTrailing();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
