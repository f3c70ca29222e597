// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The metrics of the writer. Thread-safe. */
public final class WarehouseMeters {
    private final Counter written;
    private final Counter repeated;
    private final Timer insert;
    private final Timer endToEnd;
    private final AtomicLong lag = new AtomicLong();

    public WarehouseMeters(MeterRegistry registry) {
        this.written = Counter.builder("hoglet.warehouse.rows.written")
                .description("Events that are in ClickHouse.")
                .register(registry);
        this.repeated = Counter.builder("hoglet.warehouse.rows.repeated")
                .description("Events that a client had sent before, and that were left out.")
                .register(registry);
        this.insert = Timer.builder("hoglet.warehouse.insert")
                .description("Time of one block, look-ups and inserts together.")
                .register(registry);
        this.endToEnd = Timer.builder("hoglet.end.to.end")
                .description(
                        "From the acknowledgement of an event to its row being queryable; the oldest of each block.")
                .publishPercentileHistogram()
                .register(registry);
        Gauge.builder("hoglet.warehouse.lag", lag, AtomicLong::get)
                .description("Rows in Kafka that are not in ClickHouse yet.")
                .register(registry);
    }

    void written(int rows, int repeats, long nanos) {
        written.increment(rows);
        repeated.increment(repeats);
        insert.record(Duration.ofNanos(nanos));
    }

    void endToEnd(long millis) {
        endToEnd.record(Duration.ofMillis(Math.max(0, millis)));
    }

    void lag(long rows) {
        lag.set(rows);
    }

    /** Rows in Kafka that are not in ClickHouse yet. */
    public long lag() {
        return lag.get();
    }
}
