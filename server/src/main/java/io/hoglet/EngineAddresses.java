// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import io.hoglet.clickhouse.ClickHouse;
import io.hoglet.config.Settings;
import io.hoglet.config.SettingsException;
import io.hoglet.postgres.Postgres;
import java.util.List;
import java.util.Optional;

/** The engines' addresses from the settings. The quickstart fills in those of embedded engines before. */
final class EngineAddresses {
    private EngineAddresses() {}

    static Postgres.Address postgres(Settings.Engines engines) {
        return new Postgres.Address(
                required(engines.postgresUrl(), "HOGLET_POSTGRES_URL"),
                engines.postgresUser().orElse(""),
                engines.postgresPassword().orElse(""));
    }

    static ClickHouse.Address clickhouse(Settings.Engines engines) {
        return new ClickHouse.Address(
                required(engines.clickhouseUrl(), "HOGLET_CLICKHOUSE_URL"),
                engines.clickhouseUser().orElse("default"),
                engines.clickhousePassword().orElse(""),
                engines.clickhouseDatabase());
    }

    static String kafka(Settings.Engines engines) {
        return required(engines.kafkaBrokers(), "HOGLET_KAFKA_BROKERS");
    }

    private static <T> T required(Optional<T> value, String name) {
        return value.orElseThrow(() -> new SettingsException(
                List.of(name + " is not set. Set it, or use the quickstart, which brings its own engines.")));
    }
}
