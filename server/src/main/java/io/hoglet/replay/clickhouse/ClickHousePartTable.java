// SPDX-License-Identifier: Apache-2.0
package io.hoglet.replay.clickhouse;

import io.hoglet.clickhouse.ClickHouse;
import io.hoglet.replay.PartTable;
import io.hoglet.replay.RecordingPart;
import java.util.List;

/** The table {@code session_recording_chunks}, for its writer. Thread-safe. */
public final class ClickHousePartTable implements PartTable {
    static final String TABLE = "session_recording_chunks";

    private final ClickHouse clickhouse;

    public ClickHousePartTable(ClickHouse clickhouse) {
        this.clickhouse = clickhouse;
    }

    @Override
    public void insert(List<byte[]> encodedRows) {
        clickhouse.insert(TABLE, RecordingPart.COLUMNS, out -> {
            for (byte[] row : encodedRows) {
                out.write(row);
            }
        });
    }
}
