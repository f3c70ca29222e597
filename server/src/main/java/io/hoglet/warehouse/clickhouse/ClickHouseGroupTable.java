// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse.clickhouse;

import io.hoglet.clickhouse.ClickHouse;
import io.hoglet.warehouse.GroupRows;
import io.hoglet.warehouse.GroupTable;
import java.util.List;

/** Groups in ClickHouse: the engine keeps the row of the highest version. Thread-safe. */
public final class ClickHouseGroupTable implements GroupTable {
    private final ClickHouse clickhouse;

    public ClickHouseGroupTable(ClickHouse clickhouse) {
        this.clickhouse = clickhouse;
    }

    @Override
    public void insert(List<byte[]> encodedRows) {
        clickhouse.insert("groups", GroupRows.COLUMNS, out -> {
            for (byte[] row : encodedRows) {
                out.write(row);
            }
        });
    }
}
