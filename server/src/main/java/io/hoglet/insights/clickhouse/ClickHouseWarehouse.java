// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.clickhouse;

import io.hoglet.clickhouse.ClickHouse;
import io.hoglet.clickhouse.ClickHouseException;
import io.hoglet.event.UnavailableException;
import io.hoglet.insights.query.Limits;
import io.hoglet.insights.query.Rows;
import io.hoglet.insights.query.Statement;
import io.hoglet.insights.query.Warehouse;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs statements on ClickHouse. The team's filter and the limits are settings that stand behind the statement's text;
 * the dialect has no SETTINGS clause, so nothing in the text can change them. Thread-safe.
 */
public final class ClickHouseWarehouse implements Warehouse {

    private final ClickHouse clickhouse;
    private final Limits limits;
    private final Semaphore turns;

    public ClickHouseWarehouse(ClickHouse clickhouse, Limits limits) {
        this.clickhouse = clickhouse;
        this.limits = limits;
        this.turns = new Semaphore(limits.atOnce(), true);
    }

    @Override
    public Rows query(Statement statement) {
        String sql = statement.sql() + EngineSettings.clause(statement.teamId(), limits);
        awaitTurn();
        try {
            return clickhouse.read(sql, "JSONCompact", Map.of(), JsonCompact::read);
        } catch (ClickHouseException refused) {
            throw EngineErrors.translate(refused);
        } finally {
            turns.release();
        }
    }

    private void awaitTurn() {
        try {
            if (!turns.tryAcquire(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new UnavailableException("Too many queries wait for their turn");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The server stops", interrupted);
        }
    }
}
