// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse.clickhouse;

import io.hoglet.clickhouse.ClickHouse;
import io.hoglet.warehouse.PersonRows;
import io.hoglet.warehouse.PersonTables;
import java.util.List;

/** Persons and overrides in ClickHouse: the engine keeps the row of the highest version. Thread-safe. */
public final class ClickHousePersonTables implements PersonTables {
    private final ClickHouse clickhouse;

    public ClickHousePersonTables(ClickHouse clickhouse) {
        this.clickhouse = clickhouse;
    }

    @Override
    public void insertPersons(List<byte[]> encodedRows) {
        insert("persons", PersonRows.PERSON_COLUMNS, encodedRows);
    }

    @Override
    public void insertOverrides(List<byte[]> encodedRows) {
        insert("person_overrides", PersonRows.OVERRIDE_COLUMNS, encodedRows);
    }

    private void insert(String table, List<String> columns, List<byte[]> encodedRows) {
        clickhouse.insert(table, columns, out -> {
            for (byte[] row : encodedRows) {
                out.write(row);
            }
        });
    }
}
