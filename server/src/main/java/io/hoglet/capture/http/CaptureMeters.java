// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.http;

import io.hoglet.capture.EdgeDrop;
import io.hoglet.capture.EdgeDropListener;
import io.hoglet.capture.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The metrics of capture. Thread-safe. */
public final class CaptureMeters implements EdgeDropListener {
    private final Counter accepted;
    private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);
    private final Map<EdgeDrop, Counter> dropped = new EnumMap<>(EdgeDrop.class);

    public CaptureMeters(MeterRegistry registry) {
        this.accepted = Counter.builder("hoglet.capture.events.accepted")
                .description("Events that were acknowledged to the client.")
                .register(registry);
        for (var refusal : Refusal.values()) {
            refused.put(refusal, refused(registry, refusal.label()));
        }
        for (var reason : EdgeDrop.values()) {
            dropped.put(
                    reason,
                    Counter.builder("hoglet.capture.events.dropped")
                            .description("Events that were thrown away with a success, by reason.")
                            .tag("reason", reason.label())
                            .register(registry));
        }
    }

    private static Counter refused(MeterRegistry registry, String reason) {
        return Counter.builder("hoglet.capture.requests.refused")
                .description("Requests that were refused, by reason.")
                .tag("reason", reason)
                .register(registry);
    }

    void accepted(int events) {
        accepted.increment(events);
    }

    void refused(Refusal refusal) {
        Objects.requireNonNull(refused.get(refusal)).increment();
    }

    @Override
    public void dropped(EdgeDrop reason) {
        Objects.requireNonNull(dropped.get(reason)).increment();
    }
}
