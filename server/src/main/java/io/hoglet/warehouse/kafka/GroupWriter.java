// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse.kafka;

import io.hoglet.fault.FaultPoint;
import io.hoglet.kafka.Delivery;
import io.hoglet.kafka.KafkaClients;
import io.hoglet.kafka.Topics;
import io.hoglet.warehouse.GroupTable;
import java.util.List;

/** Brings groups from Kafka into ClickHouse: rows carry versions, so a repeated one changes nothing. */
public final class GroupWriter {
    private static final Delivery.Route ROUTE = new Delivery.Route("warehouse-groups", List.of(Topics.GROUPS), 5_000);

    private GroupWriter() {}

    /** Start it. */
    public static Delivery of(KafkaClients clients, Topics topics, String instance, GroupTable table) {
        return new Delivery(clients, topics, instance, ROUTE, polled -> {
            table.insert(EncodedRows.of(polled, Topics.GROUPS));
            FaultPoint.WAREHOUSE_GROUPS_INSERTED.reach();
        });
    }
}
