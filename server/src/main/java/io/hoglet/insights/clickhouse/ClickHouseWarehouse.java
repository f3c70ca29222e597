// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.clickhouse;

import io.hoglet.clickhouse.ClickHouse;
import io.hoglet.clickhouse.ClickHouseException;
import io.hoglet.insights.query.Rows;
import io.hoglet.insights.query.Statement;
import io.hoglet.insights.query.Warehouse;
import java.util.Map;

/**
 * Runs statements on ClickHouse. The team's filter and the limits are settings that stand behind the statement's text; the
 * dialect has no SETTINGS clause, so nothing in the text can change them. Thread-safe.
 */
public final class ClickHouseWarehouse implements Warehouse {

    private final ClickHouse clickhouse;

    public ClickHouseWarehouse(ClickHouse clickhouse) {
        this.clickhouse = clickhouse;
    }

    @Override
    public Rows query(Statement statement) {
        String sql = statement.sql() + EngineSettings.clause(statement.teamId(), statement.limits());
        try {
            return clickhouse.read(sql, "JSONCompact", Map.of(), JsonCompact::read);
        } catch (ClickHouseException refused) {
            throw EngineErrors.translate(refused);
        }
    }
}
