// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoglet.config.Settings.Role;
import io.hoglet.config.SettingsException;
import io.hoglet.config.SettingsReader;
import io.hoglet.postgres.RealPostgres;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** An engine that cannot be used ends the start soon, with one message that names the setting to look at. */
@ExtendWith(RealPostgres.class)
@Timeout(30)
class EngineWiringIT {
    private static final String NOBODY = "127.0.0.1:1";

    @Test
    void postgresThatDoesNotAnswer() {
        refused(
                Map.of("ROLES", "app", "POSTGRES_URL", "jdbc:postgresql://" + NOBODY + "/x", "CLICKHOUSE_URL", url()),
                "PostgreSQL cannot be used: it does not answer",
                "HOGLET_POSTGRES_URL");
    }

    @Test
    void postgresThatRefusesThePassword(RealPostgres.Server server) {
        var settings = on(server);
        settings.put("POSTGRES_PASSWORD", "not-the-password");

        refused(settings, "PostgreSQL cannot be used: it refuses the user or the password", "_PASSWORD");
    }

    @Test
    void clickhouseThatDoesNotAnswer(RealPostgres.Server server) {
        refused(on(server), "ClickHouse cannot be used: it does not answer", "HOGLET_CLICKHOUSE_URL");
    }

    @Test
    void kafkaWithoutAnAddressThatIsOne(RealPostgres.Server server) {
        var settings = on(server);
        settings.put("ROLES", "capture");
        settings.put("KAFKA_BROKERS", "no address");

        refused(settings, "Kafka cannot be used", "HOGLET_KAFKA_BROKERS");
    }

    @Test
    void onlyEnginesThatARoleNeedsMustBeNamed() {
        assertThat(EngineNeeds.of(Set.of(Role.CAPTURE))).isEqualTo(new EngineNeeds(true, false));
        assertThat(EngineNeeds.of(Set.of(Role.PIPELINE))).isEqualTo(new EngineNeeds(true, false));
        assertThat(EngineNeeds.of(Set.of(Role.WAREHOUSE))).isEqualTo(new EngineNeeds(true, true));
        assertThat(EngineNeeds.of(Set.of(Role.APP))).isEqualTo(new EngineNeeds(false, true));

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> start(Map.of("ROLES", "app", "POSTGRES_URL", "jdbc:postgresql://" + NOBODY + "/x")))
                .withMessageContaining("HOGLET_CLICKHOUSE_URL");
    }

    private static String url() {
        return "http://" + NOBODY;
    }

    private static Map<String, String> on(RealPostgres.Server server) {
        var address = server.emptyDatabase();
        return new HashMap<>(Map.of(
                "ROLES",
                "app",
                "POSTGRES_URL",
                address.url(),
                "POSTGRES_USER",
                address.user(),
                "POSTGRES_PASSWORD",
                address.password(),
                "CLICKHOUSE_URL",
                url()));
    }

    private static void refused(Map<String, String> settings, String why, String name) {
        assertThatExceptionOfType(EngineUnusableException.class)
                .isThrownBy(() -> start(settings))
                .withMessageContaining(why)
                .withMessageContaining(name);
    }

    private static void start(Map<String, String> settings) {
        try (var wiring = new EngineWiring(SettingsReader.read(settings, Map.of(), Map.of()))) {
            wiring.prepare();
        }
    }
}
