// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo;

import io.hoglet.demo.client.CountQuery;
import io.hoglet.demo.client.EventCounts;
import io.hoglet.demo.client.Http;
import io.hoglet.demo.client.Lanes;
import io.hoglet.demo.client.LoadException;
import io.hoglet.demo.client.Pause;
import io.hoglet.demo.client.Target;
import io.hoglet.demo.foodmart.FoodMart;
import io.hoglet.demo.foodmart.SourceCounts;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The whole load from top to bottom: look, open, send, wait until the counts are equal, report.
 * True when they became equal within the deadline.
 */
final class DemoLoad {
    private static final Duration BETWEEN_COUNTS = Duration.ofMillis(500);

    private final Console console;
    private final Http http;
    private final Target target;
    private final Pause pause;
    private final LongSupplier nanoClock;

    /**
     * @param customers the first so many customers only; 0 means all
     * @param deadline how long the counts may take to become equal after the last batch was accepted
     */
    record Extent(int customers, Lanes.Plan plan, Duration deadline) {}

    DemoLoad(Console console, Http http, Target target, Pause pause, LongSupplier nanoClock) {
        this.console = console;
        this.http = http;
        this.target = target;
        this.pause = pause;
        this.nanoClock = nanoClock;
    }

    boolean run(Extent extent) throws LoadException, InterruptedException {
        console.line("Opening FoodMart …");
        try (var foodMart = FoodMart.open(extent.customers())) {
            var source = foodMart.counts();
            var subset = extent.customers() == 0 ? Optional.<Integer>empty() : Optional.of(foodMart.lastCustomerId());
            var query = new CountQuery(http, target, subset);
            // Asking first finds a wrong personal key before 280,000 events are sent.
            var before = query.now();
            console.line(String.format(
                    Locale.ROOT,
                    "Sending %,d events of %,d customers to %s (%,d of them are there already) …",
                    source.events(),
                    source.customers(),
                    target,
                    before.events()));
            long startedAt = nanoClock.getAsLong();
            send(foodMart, extent.plan(), source);
            var sending = since(startedAt);
            console.line("Everything is accepted; waiting until everything is in the query results …");
            var events = await(query, source, extent.deadline());
            var total = before.equal(source) ? Optional.<Duration>empty() : Optional.of(since(startedAt));
            new Report(source, events).print(console, sending, total);
            return verdict(source, events, extent.deadline());
        }
    }

    private void send(FoodMart foodMart, Lanes.Plan plan, SourceCounts source)
            throws LoadException, InterruptedException {
        var progress = new ProgressBar(console, source.eventsToSend(), nanoClock);
        try (var lanes = new Lanes(http, target, plan, progress)) {
            foodMart.forEachEvent(lanes::add);
            lanes.finish();
        }
        progress.finish();
    }

    private EventCounts await(CountQuery query, SourceCounts source, Duration deadline)
            throws LoadException, InterruptedException {
        long startedAt = nanoClock.getAsLong();
        var events = query.now();
        while (!events.equal(source) && since(startedAt).compareTo(deadline) < 0) {
            pause.pause(BETWEEN_COUNTS);
            events = query.now();
        }
        return events;
    }

    private boolean verdict(SourceCounts source, EventCounts events, Duration deadline) {
        console.line("");
        if (!events.equal(source)) {
            console.line("FAILED: the counts did not become equal within " + deadline.toSeconds() + " s."
                    + (events.events() > source.events()
                            ? " There are more events than rows: something was counted twice."
                            : " Events that were accepted are not in the query results (yet)."));
            return false;
        }
        console.line("Every row of the source is one event. See for yourself:");
        for (var link : Charts.of(target)) {
            console.line("  " + link.title());
            console.line("    " + link.url());
        }
        return true;
    }

    private Duration since(long nanos) {
        return Duration.ofNanos(nanoClock.getAsLong() - nanos);
    }
}
