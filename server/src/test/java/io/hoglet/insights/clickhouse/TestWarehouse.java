// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.clickhouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import io.hoglet.clickhouse.ClickHouse;
import io.hoglet.clickhouse.ClickHouseMigrations;
import io.hoglet.embedded.EmbeddedStack;
import io.hoglet.insights.query.Limits;
import io.hoglet.insights.query.Rows;
import io.hoglet.insights.query.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The real engine with the product's tables, and short words for filling them. Tests keep apart by team. */
public final class TestWarehouse implements AutoCloseable {

    private final EmbeddedStack stack;
    private final Client client;
    private final ClickHouse clickhouse;

    private TestWarehouse(EmbeddedStack stack, Client client, ClickHouse clickhouse) {
        this.stack = stack;
        this.client = client;
        this.clickhouse = clickhouse;
    }

    static TestWarehouse start(Path dir) throws InterruptedException {
        EmbeddedStack stack = EmbeddedStack.start(dir);
        var endpoint = stack.endpoints().clickHouse();
        Client client = new Client.Builder()
                .addEndpoint(endpoint.url())
                .setUsername(endpoint.user())
                .setPassword(endpoint.password())
                .build();
        var warehouse = new TestWarehouse(
                stack,
                client,
                new ClickHouse(
                        new ClickHouse.Address(
                                URI.create(endpoint.url()), endpoint.user(), endpoint.password(), "default"),
                        8));
        new ClickHouseMigrations(warehouse.clickhouse).run();
        return warehouse;
    }

    public Warehouse asWarehouse() {
        return limitedTo(new Limits(Duration.ofSeconds(60), 1_000_000_000, 4, Limits.Result.DEFAULT));
    }

    Warehouse limitedTo(Limits limits) {
        return new ClickHouseWarehouse(clickhouse, limits);
    }

    /** Runs any SQL as it is, without a team or limits. */
    public Rows run(String sql) {
        var settings = new QuerySettings().setFormat(ClickHouseFormat.JSONCompact);
        try (InputStream body =
                client.query(sql, settings).get(60, TimeUnit.SECONDS).getInputStream()) {
            byte[] bytes = body.readAllBytes();
            return bytes.length == 0
                    ? new Rows(List.of(), List.of())
                    : JsonCompact.read(new java.io.ByteArrayInputStream(bytes));
        } catch (ExecutionException | TimeoutException | IOException failed) {
            throw new IllegalStateException(sql, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(sql, interrupted);
        }
    }

    /** What the engine will read for a statement: the lines of its plan. */
    public String explain(String sql) {
        return run("EXPLAIN indexes = 1 " + sql).rows().stream()
                .map(row -> String.valueOf(row.getFirst()))
                .collect(Collectors.joining("\n"));
    }

    public void insert(long team, Event... events) {
        run("INSERT INTO events (team_id, event, distinct_id, uuid, person_id, timestamp, created_at, properties,"
                + " person_properties, elements_chain, `mat_$browser`) VALUES "
                + Arrays.stream(events).map(event -> event.values(team)).collect(Collectors.joining(", ")));
    }

    public void person(long team, UUID id, String properties, long version, boolean deleted) {
        run("INSERT INTO persons VALUES (%d, '%s', '2026-01-01 00:00:00', '%s', true, %s, %d)"
                .formatted(team, id, properties, deleted, version));
    }

    public void group(long team, int type, String key, String properties, long version) {
        run("INSERT INTO groups VALUES (%d, %d, '%s', '2026-01-01 00:00:00', '%s', %d)"
                .formatted(team, type, key, properties, version));
    }

    public void override(long team, String distinctId, UUID person, long version, boolean deleted) {
        run("INSERT INTO person_overrides VALUES (%d, '%s', '%s', %s, %d)"
                .formatted(team, distinctId, person, deleted, version));
    }

    @Override
    public void close() {
        clickhouse.close();
        client.close();
        stack.close();
    }

    static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("hoglet-insights");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** One event to insert; what is not said has a default. */
    public record Event(
            String name,
            String distinctId,
            String timestamp,
            String properties,
            String personProperties,
            String elementsChain) {

        public static Event of(String name) {
            return new Event(name, "d1", "2026-07-10 12:00:00", "{}", "{}", "");
        }

        public Event by(String id) {
            return new Event(name, id, timestamp, properties, personProperties, elementsChain);
        }

        /** In UTC. */
        public Event at(String time) {
            return new Event(name, distinctId, time, properties, personProperties, elementsChain);
        }

        public Event with(String json) {
            return new Event(name, distinctId, timestamp, json, personProperties, elementsChain);
        }

        public Event ofPerson(String json) {
            return new Event(name, distinctId, timestamp, properties, json, elementsChain);
        }

        public Event on(String chain) {
            return new Event(name, distinctId, timestamp, properties, personProperties, chain);
        }

        /** Whom the rows of a distinct id name, unless an override says otherwise. */
        public static UUID personOf(String distinctId) {
            return UUID.nameUUIDFromBytes(distinctId.getBytes(StandardCharsets.UTF_8));
        }

        private String values(long team) {
            String json = quoted(properties);
            return "(%d, %s, %s, generateUUIDv4(), '%s', '%s', '%s', %s, %s, %s, %s)"
                    .formatted(
                            team,
                            quoted(name),
                            quoted(distinctId),
                            personOf(distinctId),
                            timestamp,
                            timestamp,
                            json,
                            quoted(personProperties),
                            quoted(elementsChain),
                            "JSONExtract(" + json + ", '$browser', 'Nullable(String)')");
        }

        private static String quoted(String text) {
            return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
        }
    }
}
