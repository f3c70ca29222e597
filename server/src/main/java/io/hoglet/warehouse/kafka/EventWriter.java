// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse.kafka;

import io.hoglet.config.Settings;
import io.hoglet.kafka.KafkaClients;
import io.hoglet.kafka.Topics;
import io.hoglet.kafka.Worker;
import io.hoglet.warehouse.RowTable;
import java.time.Clock;
import java.time.Duration;

/**
 * A thread that brings events from Kafka into ClickHouse, each exactly once. Whatever fails, it begins again from what
 * is recorded: in Kafka, which block was being inserted; in the table, how much of it is there.
 */
public final class EventWriter implements AutoCloseable {
    private final Worker worker;

    /** What a writer works with. */
    public record Parts(Settings.Warehouse settings, RowTable table, WarehouseMeters meters, Clock clock) {}

    public EventWriter(KafkaClients clients, Topics topics, String instance, Parts parts) {
        this.worker = new Worker("warehouse-events", Duration.ofSeconds(30), stop -> {
            try (var session = new EventWriterSession(clients, instance, topics.ids(), parts)) {
                while (!stop.requested()) {
                    session.cycle();
                }
                session.flush();
            }
        });
    }

    public void start() {
        worker.start();
    }

    /** Empty while it works; else what it last failed of. */
    public String trouble() {
        return worker.trouble();
    }

    /** Does not wait. */
    public void requestStop() {
        worker.requestStop();
    }

    /** Ends after what it holds is inserted. */
    @Override
    public void close() {
        worker.close();
    }
}
