// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.clickhouse;

import com.clickhouse.client.api.ClickHouseException;
import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import io.hoglet.insights.query.Rows;
import io.hoglet.insights.query.Statement;
import io.hoglet.insights.query.Warehouse;
import io.hoglet.insights.query.WarehouseUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs statements on ClickHouse over HTTP. The team's filter and the limits are settings that stand behind the
 * statement's text; the dialect has no SETTINGS clause, so nothing in the text can change them.
 */
public final class ClickHouseWarehouse implements Warehouse {

    /** The engine stops by itself; this is for an engine that does not answer at all. */
    private static final long GRACE_SECONDS = 10;

    private final Client client;

    public ClickHouseWarehouse(Client client) {
        this.client = client;
    }

    @Override
    public Rows query(Statement statement) {
        String sql = statement.sql() + EngineSettings.clause(statement.teamId(), statement.limits());
        var settings = new QuerySettings().setFormat(ClickHouseFormat.JSONCompact);
        long seconds = statement.limits().time().toSeconds() + GRACE_SECONDS;
        try (InputStream body =
                client.query(sql, settings).get(seconds, TimeUnit.SECONDS).getInputStream()) {
            return JsonCompact.read(body);
        } catch (ClickHouseException refused) {
            throw EngineErrors.translate(refused);
        } catch (ExecutionException failed) {
            throw EngineErrors.translate(failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException | IOException late) {
            throw new WarehouseUnavailableException("ClickHouse does not answer", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new WarehouseUnavailableException("stopped while waiting for ClickHouse", interrupted);
        }
    }
}
