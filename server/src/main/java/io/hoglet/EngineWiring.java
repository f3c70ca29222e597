// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import io.hoglet.clickhouse.ClickHouse;
import io.hoglet.clickhouse.ClickHouseException;
import io.hoglet.clickhouse.ClickHouseMigrations;
import io.hoglet.config.Settings;
import io.hoglet.event.UnavailableException;
import io.hoglet.http.Health;
import io.hoglet.kafka.KafkaClients;
import io.hoglet.kafka.Topics;
import io.hoglet.postgres.Postgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/**
 * The engines that the roles of this process need, with their schemas: PostgreSQL for every role, Kafka for all but the
 * app, ClickHouse for the warehouse and the app. Any number of processes may start at once.
 */
final class EngineWiring implements AutoCloseable {
    private static final int POSTGRES_CONNECTIONS = 12;
    private static final int CLICKHOUSE_CONNECTIONS = 16;
    private static final long CLICKHOUSE_MIGRATIONS_LOCK = 0x686f_676c_6574_0003L;
    private static final Duration MIGRATIONS_WAIT = Duration.ofMinutes(5);

    private final Settings.Engines settings;
    private final Postgres postgres;
    private final Optional<ClickHouse> clickhouse;
    private final Optional<Kafka> kafka;

    /** What the roles that read and write Kafka share. */
    record Kafka(KafkaClients clients, Admin admin, Topics topics) {}

    EngineWiring(Settings settings) {
        var needs = EngineNeeds.of(settings.general().roles());
        this.settings = settings.engines();
        // All addresses first: a missing one is said before anything is open.
        var postgresAddress = EngineAddresses.postgres(this.settings);
        var clickhouseAddress = needs.clickhouse()
                ? Optional.of(EngineAddresses.clickhouse(this.settings))
                : Optional.<ClickHouse.Address>empty();
        var brokers = needs.kafka() ? Optional.of(EngineAddresses.kafka(this.settings)) : Optional.<String>empty();
        this.kafka = brokers.map(EngineWiring::kafka);
        this.postgres = new Postgres(postgresAddress, POSTGRES_CONNECTIONS);
        this.clickhouse = clickhouseAddress.map(address -> new ClickHouse(address, CLICKHOUSE_CONNECTIONS));
    }

    private static Kafka kafka(String brokers) {
        var clients = new KafkaClients(brokers);
        try {
            var admin = clients.admin();
            return new Kafka(clients, admin, new Topics(admin));
        } catch (org.apache.kafka.common.KafkaException e) {
            throw unusable("Kafka", "no address in it can be used", "HOGLET_KAFKA_BROKERS", e);
        }
    }

    Postgres postgres() {
        return postgres;
    }

    /** @throws IllegalStateException when no role of this process needs it */
    ClickHouse clickhouse() {
        return clickhouse.orElseThrow(() -> new IllegalStateException("no role of this process has ClickHouse"));
    }

    /** @throws IllegalStateException when no role of this process needs it */
    Kafka kafka() {
        return kafka.orElseThrow(() -> new IllegalStateException("no role of this process has Kafka"));
    }

    /**
     * Brings the schemas up to date and makes the topics.
     *
     * @throws EngineUnusableException when one of the engines does not answer, or refuses us
     */
    void prepare() {
        try {
            postgres.with(handle -> handle.execute("SELECT 1"));
        } catch (UnavailableException e) {
            throw unusable("PostgreSQL", whyNot(e), "HOGLET_POSTGRES_URL, _USER and _PASSWORD", e);
        }
        clickhouse.ifPresent(EngineWiring::requireAnswer);
        kafka.ifPresent(present -> createTopics(present.topics()));
        postgres.migrate();
        clickhouse.ifPresent(present ->
                postgres.alone(CLICKHOUSE_MIGRATIONS_LOCK, MIGRATIONS_WAIT, new ClickHouseMigrations(present)::run));
    }

    private void createTopics(Topics topics) {
        try {
            topics.create(settings.kafkaPartitions());
        } catch (UnavailableException e) {
            throw unusable("Kafka", "it does not answer", "HOGLET_KAFKA_BROKERS", e);
        }
    }

    private static void requireAnswer(ClickHouse clickhouse) {
        String names = "HOGLET_CLICKHOUSE_URL, _USER, _PASSWORD and _DATABASE";
        try {
            clickhouse.execute("SELECT 1");
        } catch (UnavailableException e) {
            throw unusable("ClickHouse", "it does not answer", names, e);
        } catch (ClickHouseException e) {
            throw unusable("ClickHouse", "it refuses us with the code " + e.code(), names, e);
        }
    }

    private static String whyNot(RuntimeException failure) {
        String state = Postgres.sqlState(failure).orElse("");
        if (state.startsWith("28")) {
            return "it refuses the user or the password";
        }
        return state.startsWith("3D") ? "it has no such database" : "it does not answer";
    }

    private static EngineUnusableException unusable(String engine, String why, String names, RuntimeException cause) {
        return new EngineUnusableException(
                engine + " cannot be used: " + why + ". Look whether it runs, and at " + names + ".", cause);
    }

    /** Only of what this process has. */
    List<Health.Part> health() {
        var parts = new ArrayList<Health.Part>();
        parts.add(() -> check("postgres", () -> postgres.with(handle -> handle.execute("SELECT 1"))));
        kafka.ifPresent(present -> parts.add(() -> check("kafka", present.topics()::ids)));
        clickhouse.ifPresent(present -> {
            var migrations = new ClickHouseMigrations(present);
            parts.add(() -> check("clickhouse", () -> present.execute("SELECT 1")));
            parts.add(() -> check("schema", () -> requireUpToDate(migrations)));
        });
        return parts;
    }

    private static void requireUpToDate(ClickHouseMigrations migrations) {
        if (!migrations.upToDate()) {
            throw new UnavailableException("ClickHouse's schema is behind this version: start it once more");
        }
    }

    private static Health.State check(String name, Runnable check) {
        try {
            check.run();
            return new Health.State(name, true, "");
        } catch (RuntimeException e) {
            return new Health.State(name, false, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        kafka.ifPresent(present -> present.admin().close());
        clickhouse.ifPresent(ClickHouse::close);
        postgres.close();
    }
}
