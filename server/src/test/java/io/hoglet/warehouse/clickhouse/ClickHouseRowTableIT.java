// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.clickhouse.ClickHouse;
import io.hoglet.engines.Engines;
import io.hoglet.engines.RealEngines;
import io.hoglet.warehouse.RowFixture;
import io.hoglet.warehouse.RowTable;
import io.hoglet.warehouse.RowTableContract;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealEngines.class)
final class ClickHouseRowTableIT extends RowTableContract {
    private final ClickHouse clickhouse;
    private final RowTable table;

    ClickHouseRowTableIT(Engines engines) {
        this.clickhouse = engines.clickhouse();
        this.table = new ClickHouseRowTable(clickhouse);
    }

    @Override
    protected RowTable table() {
        return table;
    }

    @Override
    protected long count(UUID uuid) {
        return clickhouse
                .rows("SELECT count() FROM events WHERE uuid = '" + uuid + "'")
                .getFirst()
                .get(0)
                .asLong();
    }

    @Test
    void theLargestBlockIsOnePart() {
        var topic = UUID.randomUUID();
        var rows = IntStream.range(0, 70_000)
                .mapToObj(i -> RowFixture.aRow().at(topic, 1, i).encoded())
                .toList();

        table.insert(rows, topic.toString());

        var parts = clickhouse
                .rows("SELECT uniqExact(_part), count() FROM events WHERE kafka_topic_id = '" + topic + "'")
                .getFirst();
        assertThat(parts.get(1).asInt()).isEqualTo(70_000);
        assertThat(parts.get(0).asInt()).as("parts").isEqualTo(1);
    }

    @Test
    void everyColumnIsWhereItBelongs() {
        var topic = UUID.randomUUID();
        var row = RowFixture.aRow();

        table.insert(java.util.List.of(row.at(topic, 3, 42).encoded()), topic.toString());

        var stored = clickhouse
                .rows("SELECT team_id, event, distinct_id, uuid, toString(timestamp), properties, person_properties,"
                        + " person_mode, `mat_$browser`, `mat_$os`, kafka_partition, kafka_offset, toString(created_at)"
                        + " FROM events WHERE kafka_topic_id = '" + topic + "'")
                .getFirst();
        assertThat(stored.toString().replace('"', '\''))
                .isEqualTo("[7,'page','u1','" + row.uuid() + "','2026-03-04 05:06:07.123456','{\\'n\\':1}','{}','full',"
                        + "'Lynx',null,3,42,'2026-03-04 05:06:07.123456']");
    }
}
