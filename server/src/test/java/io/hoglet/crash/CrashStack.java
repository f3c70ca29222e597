// SPDX-License-Identifier: Apache-2.0
package io.hoglet.crash;

import io.hoglet.clickhouse.ClickHouse;
import io.hoglet.embedded.EmbeddedStack;
import io.hoglet.postgres.Postgres;
import java.net.URI;
import java.nio.file.Path;

/** The engines of a crash suite, and connections of its own by which it finds out the truth. */
record CrashStack(EmbeddedStack engines, Postgres postgres, ClickHouse clickhouse) implements AutoCloseable {
    private static final int CONNECTIONS = 2;

    static CrashStack start(Path directory) throws InterruptedException {
        var engines = EmbeddedStack.start(directory);
        var endpoints = engines.endpoints();
        var postgres = endpoints.postgres();
        var clickhouse = endpoints.clickHouse();
        return new CrashStack(
                engines,
                new Postgres(
                        new Postgres.Address(postgres.jdbcUrl(), postgres.user(), postgres.password()), CONNECTIONS),
                new ClickHouse(
                        new ClickHouse.Address(
                                URI.create(clickhouse.url()), clickhouse.user(), clickhouse.password(), "default"),
                        CONNECTIONS));
    }

    @Override
    public void close() {
        postgres.close();
        clickhouse.close();
        engines.close();
    }
}
