// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The metrics of the pipeline's workers. Thread-safe. */
public final class PipelineMeters {
    private final Counter processed;
    private final Counter deadLetters;
    private final Counter restarts;
    private final Timer cycle;
    private final AtomicLong lag = new AtomicLong();

    public PipelineMeters(MeterRegistry registry) {
        this.processed = Counter.builder("hoglet.pipeline.events.processed")
                .description("Events that left the pipeline for the warehouse.")
                .register(registry);
        this.deadLetters = Counter.builder("hoglet.pipeline.dead.letters")
                .description("Records that could not be processed and are kept in dead_letters.")
                .register(registry);
        this.restarts = Counter.builder("hoglet.pipeline.restarts")
                .description("Times a worker gave up its batch and began again.")
                .register(registry);
        this.cycle = Timer.builder("hoglet.pipeline.cycle")
                .description("Time of one batch, from the poll to the commit.")
                .register(registry);
        Gauge.builder("hoglet.pipeline.lag", lag, AtomicLong::get)
                .description("Captured events that the pipeline has not read yet.")
                .register(registry);
    }

    void processed(int events, long nanos) {
        processed.increment(events);
        cycle.record(Duration.ofNanos(nanos));
    }

    void setAside(long records) {
        deadLetters.increment((double) records);
    }

    void restarted() {
        restarts.increment();
    }

    void lag(long records) {
        lag.set(records);
    }

    /** Captured events that the pipeline has not read yet. */
    public long lag() {
        return lag.get();
    }
}
