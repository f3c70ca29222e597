// SPDX-License-Identifier: Apache-2.0
package io.hoglet.engines;

import io.hoglet.clickhouse.ClickHouse;
import io.hoglet.clickhouse.ClickHouseMigrations;
import io.hoglet.embedded.EmbeddedStack;
import io.hoglet.kafka.KafkaClients;
import io.hoglet.kafka.Topics;
import io.hoglet.postgres.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.apache.kafka.clients.admin.Admin;

/** PostgreSQL, Kafka and ClickHouse as the product embeds them, with its schema. Tests keep apart by team and topic. */
public final class Engines implements AutoCloseable {
    private final Path dir;
    private final EmbeddedStack stack;
    private final Postgres postgres;
    private final ClickHouse clickhouse;
    private final KafkaClients kafka;
    private final Admin admin;
    private final Topics topics;

    private Engines(Path dir, EmbeddedStack stack) {
        this.dir = dir;
        this.stack = stack;
        var endpoints = stack.endpoints();
        this.postgres = new Postgres(
                new Postgres.Address(
                        endpoints.postgres().jdbcUrl(),
                        endpoints.postgres().user(),
                        endpoints.postgres().password()),
                8);
        this.clickhouse = new ClickHouse(
                new ClickHouse.Address(
                        URI.create(endpoints.clickHouse().url()),
                        endpoints.clickHouse().user(),
                        endpoints.clickHouse().password(),
                        "default"),
                8);
        this.kafka = new KafkaClients(endpoints.kafka().bootstrapServers());
        this.admin = kafka.admin();
        this.topics = new Topics(admin);
    }

    static Engines start() {
        try {
            var dir = Files.createTempDirectory("hoglet-engines");
            var engines = new Engines(dir, EmbeddedStack.start(dir.resolve("data")));
            engines.postgres.migrate();
            new ClickHouseMigrations(engines.clickhouse).run();
            engines.topics.create(4);
            return engines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the engines started", e);
        }
    }

    public Postgres postgres() {
        return postgres;
    }

    public ClickHouse clickhouse() {
        return clickhouse;
    }

    public KafkaClients kafka() {
        return kafka;
    }

    public Admin kafkaAdmin() {
        return admin;
    }

    public Topics topics() {
        return topics;
    }

    @Override
    public void close() throws IOException {
        admin.close();
        postgres.close();
        clickhouse.close();
        stack.close();
        try (var files = Files.walk(dir)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
