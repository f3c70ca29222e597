// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.http;

import io.hoglet.capture.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The metrics of capture. Thread-safe. */
public final class CaptureMeters {
    private final Counter accepted;
    private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);

    public CaptureMeters(MeterRegistry registry) {
        this.accepted = Counter.builder("hoglet.capture.events.accepted")
                .description("Events that were acknowledged to the client.")
                .register(registry);
        for (var refusal : Refusal.values()) {
            refused.put(
                    refusal,
                    Counter.builder("hoglet.capture.requests.refused")
                            .description("Requests that were refused, by reason.")
                            .tag("reason", refusal.label())
                            .register(registry));
        }
    }

    void accepted(int events) {
        accepted.increment(events);
    }

    void refused(Refusal refusal) {
        Objects.requireNonNull(refused.get(refusal)).increment();
    }
}
