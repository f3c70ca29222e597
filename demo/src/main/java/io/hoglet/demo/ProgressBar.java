// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo;

import io.hoglet.demo.client.Lanes;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** How many events the server has accepted: a bar on a terminal, a plain line every few seconds elsewhere. */
final class ProgressBar implements Lanes.Progress {
    private static final int WIDTH = 40;
    private static final long TERMINAL_NANOS = Duration.ofMillis(100).toNanos();
    private static final long PLAIN_NANOS = Duration.ofSeconds(3).toNanos();

    private final Console console;
    private final long total;
    private final LongSupplier nanoClock;
    private final long startedAt;
    private final AtomicLong shownAt;
    private final LongAdder accepted = new LongAdder();

    ProgressBar(Console console, long total, LongSupplier nanoClock) {
        this.console = console;
        this.total = total;
        this.nanoClock = nanoClock;
        this.startedAt = nanoClock.getAsLong();
        this.shownAt = new AtomicLong(startedAt);
    }

    @Override
    public void accept(int events) {
        accepted.add(events);
    }

    @Override
    public void waiting() {
        long now = nanoClock.getAsLong();
        if (now - shownAt.get() >= (console.isTerminal() ? TERMINAL_NANOS : PLAIN_NANOS)) {
            shownAt.set(now);
            show(now);
        }
    }

    void finish() {
        show(nanoClock.getAsLong());
        if (console.isTerminal()) {
            console.line("");
        }
    }

    private void show(long now) {
        long done = accepted.sum();
        double seconds = Math.max((now - startedAt) / 1e9, 0.001);
        var numbers = String.format(Locale.ROOT, "%,d of %,d events accepted, %,.0f/s", done, total, done / seconds);
        if (console.isTerminal()) {
            int filled = total == 0 ? WIDTH : (int) (WIDTH * done / total);
            console.rewrite("[" + "#".repeat(filled) + "·".repeat(WIDTH - filled) + "] " + numbers);
        } else {
            console.line(numbers);
        }
    }
}
