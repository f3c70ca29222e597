// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import io.hoglet.event.UnavailableException;
import java.util.ArrayList;
import java.util.List;

/** An event log for tests; {@link EventLogContract} holds it to what Kafka does. Thread-safe. */
public final class InMemoryEventLog implements EventLog {
    private final List<CapturedEvent> kept = new ArrayList<>();
    private volatile boolean away;

    @Override
    public void append(List<CapturedEvent> events) {
        if (away) {
            throw new UnavailableException("The log is away");
        }
        synchronized (kept) {
            kept.addAll(events);
        }
    }

    public List<CapturedEvent> kept() {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }

    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }
}
