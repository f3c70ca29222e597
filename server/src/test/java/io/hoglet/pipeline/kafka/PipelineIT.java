// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.config.SettingsReader;
import io.hoglet.engines.Engines;
import io.hoglet.engines.RealEngines;
import io.hoglet.event.PersonUuid;
import io.hoglet.groups.GroupTypes;
import io.hoglet.groups.postgres.PostgresGroupStore;
import io.hoglet.groups.postgres.PostgresGroupTypeStore;
import io.hoglet.kafka.Delivery;
import io.hoglet.kafka.IngestionRecord;
import io.hoglet.kafka.Topics;
import io.hoglet.persons.postgres.PostgresPersonStore;
import io.hoglet.pipeline.BatchProcessor;
import io.hoglet.pipeline.CapturedRecord;
import io.hoglet.pipeline.Pipeline;
import io.hoglet.pipeline.steps.Steps;
import io.hoglet.warehouse.clickhouse.ClickHouseGroupTable;
import io.hoglet.warehouse.clickhouse.ClickHousePersonTables;
import io.hoglet.warehouse.clickhouse.ClickHouseRowTable;
import io.hoglet.warehouse.kafka.EventWriter;
import io.hoglet.warehouse.kafka.GroupWriter;
import io.hoglet.warehouse.kafka.PersonWriter;
import io.hoglet.warehouse.kafka.WarehouseMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the log of captured events to the rows in ClickHouse, with every part real. */
@ExtendWith(RealEngines.class)
final class PipelineIT {
    private static final Duration DEADLINE = Duration.ofSeconds(40);
    private static final AtomicLong TEAMS = new AtomicLong(System.nanoTime() >>> 20);

    private final long team = TEAMS.incrementAndGet();
    private final Engines engines;
    private final Producer<byte[], byte[]> producer;
    private PipelineWorker pipeline;
    private EventWriter events;
    private Delivery persons;
    private Delivery groups;

    PipelineIT(Engines engines) {
        this.engines = engines;
        this.producer = engines.kafka().producer(Duration.ofMillis(2), Duration.ofSeconds(20));
        this.pipeline = pipeline();
        this.events = events();
        this.persons = PersonWriter.of(
                engines.kafka(), engines.topics(), "it", new ClickHousePersonTables(engines.clickhouse()));
        this.groups =
                GroupWriter.of(engines.kafka(), engines.topics(), "it", new ClickHouseGroupTable(engines.clickhouse()));
    }

    private PipelineWorker pipeline() {
        var registry = new SimpleMeterRegistry();
        var processor = new BatchProcessor(new Pipeline(Steps.inOrder(), registry), stores(), _ -> {});
        return new PipelineWorker(
                engines.kafka(),
                engines.topics(),
                "it",
                100,
                new PipelineWorker.Parts(processor, stores(), new PipelineMeters(registry)));
    }

    private BatchProcessor.Stores stores() {
        return new BatchProcessor.Stores(
                new PostgresPersonStore(engines.postgres()),
                new GroupTypes(new PostgresGroupTypeStore(engines.postgres())),
                new PostgresGroupStore(engines.postgres()));
    }

    private EventWriter events() {
        var settings = SettingsReader.read(Map.of(), Map.of(), Map.of()).warehouse();
        var table = new ClickHouseRowTable(engines.clickhouse());
        return new EventWriter(
                engines.kafka(),
                engines.topics(),
                "it",
                new EventWriter.Parts(
                        settings, table, new WarehouseMeters(new SimpleMeterRegistry()), Clock.systemUTC()));
    }

    @BeforeEach
    void start() {
        pipeline.start();
        events.start();
        persons.start();
        groups.start();
    }

    @AfterEach
    void stop() {
        pipeline.close();
        events.close();
        persons.close();
        groups.close();
        producer.close();
    }

    @Test
    void hundredsOfEventsWithMergesArriveOnceAndNameTheRightPerson() {
        for (int i = 0; i < 300; i++) {
            capture("page", "anon-" + i % 20, UUID.randomUUID(), "{'properties':{'n':" + i + "}}");
        }
        await("events", () -> count(""), 300L);
        for (int i = 0; i < 20; i++) {
            capture(
                    "$identify",
                    "user-" + i % 5,
                    UUID.randomUUID(),
                    "{'properties':{'$anon_distinct_id':'anon-" + i + "','$set':{'i':" + i + "}}}");
        }

        await("events", () -> count(""), 320L);
        // user-n is named after the first visitor that it was; the other visitors are merged into that person.
        await("persons with events, by overrides", this::personsSeen, 5L);
        await("persons that are left", this::personsLeft, 5L);
    }

    @Test
    void aReplayedLogGivesNoDoublesAndChangesNoPerson() {
        for (int i = 0; i < 50; i++) {
            capture("page", "u" + i % 3, UUID.randomUUID(), "{'properties':{'$set':{'n':" + i + "}}}");
        }
        await("events", () -> count(""), 50L);
        var before = versions();

        pipeline.close();
        forget(PipelineSession.GROUP);
        pipeline = pipeline();
        pipeline.start();
        capture("last", "u0", UUID.randomUUID(), "{}");

        await("the event after the replay", () -> count("AND event = 'last'"), 1L);
        await("events", () -> count(""), 51L);
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void aWriterThatLostItsPlaceFindsWhatIsThere() {
        for (int i = 0; i < 50; i++) {
            capture("page", "u" + i, UUID.randomUUID(), "{'timestamp':'2025-0" + (1 + i % 9) + "-01T00:00:00Z'}");
        }
        await("events", () -> count(""), 50L);

        events.close();
        forget("warehouse-events");
        events = events();
        events.start();
        capture("last", "u0", UUID.randomUUID(), "{}");

        await("the event after the restart", () -> count("AND event = 'last'"), 1L);
        await("events", () -> count(""), 51L);
    }

    @Test
    void anEventThatAClientRepeatsIsOneRowWhateverTimeItSays() {
        var uuid = UUID.randomUUID();
        capture("page", "u1", uuid, "{}");
        capture("page", "u1", uuid, "{'timestamp':'2025-06-01T00:00:00Z'}");
        await("events", () -> count(""), 1L);
        capture("page", "u1", uuid, "{'timestamp':'2025-07-01T00:00:00Z'}");
        capture("last", "u1", UUID.randomUUID(), "{}");

        await("the event after", () -> count("AND event = 'last'"), 1L);
        assertThat(count("AND event = 'page'")).isEqualTo(1);
    }

    @Test
    void aRecordThatNobodyUnderstandsStopsNothing() throws Exception {
        for (int partition = 0; partition < 4; partition++) {
            producer.send(new ProducerRecord<>(Topics.EVENTS_INGESTION, partition, null, new byte[] {1, 2}))
                    .get(20, TimeUnit.SECONDS);
            producer.send(new ProducerRecord<>(Topics.EVENTS_INGESTION, partition, null, null))
                    .get(20, TimeUnit.SECONDS);
        }
        capture("broken", "u1", UUID.randomUUID(), "nonsense");
        capture("after", "u1", UUID.randomUUID(), "{}");

        await("the event after", () -> count("AND event = 'after'"), 1L);
        assertThat(count("")).isEqualTo(1);
    }

    @Test
    void aPersonAsLargeAsItMayBeStopsNothing() {
        String large = "x".repeat(500_000);
        for (int i = 0; i < 5; i++) {
            capture("page", "u1", UUID.randomUUID(), "{'properties':{'$set':{'k" + i + "':'" + large + "'}}}");
        }

        await("events", () -> count(""), 5L);
        assertThat(count("AND length(person_properties) < 1500000")).isEqualTo(5);
    }

    @Test
    void anEventOfAPersonlessVisitorIsFoundAfterTheVisitorIsIdentified() {
        capture("page", "anon", UUID.randomUUID(), "{'properties':{'$process_person_profile':false}}");
        await("events", () -> count(""), 1L);
        capture("$identify", "u1", UUID.randomUUID(), "{'properties':{'$anon_distinct_id':'anon'}}");

        await("events", () -> count(""), 2L);
        await("persons with events, by overrides", this::personsSeen, 1L);
        assertThat(count("AND person_id = '" + PersonUuid.of(team, "anon") + "' AND person_mode = 'propertyless'"))
                .isEqualTo(1);
    }

    @Test
    void groupsAreOnTheirEventsAndTheirPropertiesAreInClickHouse() {
        capture("page", "u1", UUID.randomUUID(), "{'properties':{'$groups':{'company':'acme','store':7}}}");
        await("events of the groups", () -> count("AND `$group_0` = 'acme' AND `$group_1` = '7'"), 1L);
        capture("$groupidentify", "u1", UUID.randomUUID(), groupUpdate("acme", "{'plan':'free','seats':3}"));
        capture("$groupidentify", "u1", UUID.randomUUID(), groupUpdate("acme", "{'plan':'paid'}"));

        await("properties of the group", this::groupsSeen, List.of("0 acme {\"plan\":\"paid\",\"seats\":3}"));
    }

    /** The process died between the commits of PostgreSQL and Kafka: what it kept must be sent by the next one. */
    @Test
    void aGroupThatWasKeptAndNotSentIsSentAgain() {
        pipeline.close();
        String json = groupUpdate("acme", "{'plan':'kept'}");
        var uuid = UUID.randomUUID();
        var kept = capture("$groupidentify", "u1", uuid, json);
        var record = new CapturedRecord(
                new CapturedRecord.Position(kept.partition(), kept.offset()),
                team,
                "u1",
                "$groupidentify",
                uuid,
                Instant.now().toEpochMilli(),
                OptionalLong.empty(),
                "",
                json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        var topic = Objects.requireNonNull(engines.topics().ids().get(Topics.EVENTS_INGESTION));
        var progress = new HashMap<>(stores().persons().progress(topic, List.of(kept.partition())));
        new BatchProcessor(new Pipeline(Steps.inOrder(), new SimpleMeterRegistry()), stores(), _ -> {})
                .process(topic, List.of(record), progress);

        pipeline = pipeline();
        pipeline.start();

        await("properties of the group", this::groupsSeen, List.of("0 acme {\"plan\":\"kept\"}"));
    }

    private static String groupUpdate(String key, String set) {
        return "{'properties':{'$group_type':'company','$group_key':'" + key + "','$group_set':" + set + "}}";
    }

    private List<String> groupsSeen() {
        return engines
                .clickhouse()
                .rows("SELECT group_type_index, group_key, argMax(properties, version) FROM groups WHERE team_id = "
                        + team + " GROUP BY group_type_index, group_key ORDER BY group_type_index, group_key")
                .stream()
                .map(row -> row.get(0).asText() + " " + row.get(1).asText() + " "
                        + row.get(2).asText())
                .toList();
    }

    private RecordMetadata capture(String event, String distinctId, UUID uuid, String json) {
        var headers = new RecordHeaders();
        IngestionRecord.write(
                new IngestionRecord(
                        team, distinctId, event, uuid, Instant.now().toEpochMilli(), OptionalLong.empty(), ""),
                headers);
        byte[] key = IngestionRecord.key("phc_" + team, distinctId);
        byte[] value = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        try {
            return producer.send(new ProducerRecord<>(Topics.EVENTS_INGESTION, null, null, key, value, headers))
                    .get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka keeps no record", e);
        }
    }

    /** As after an expiry of offsets, or a restore of one engine of three. */
    private void forget(String group) {
        await(
                "group that can be deleted: " + group,
                () -> {
                    try {
                        engines.kafkaAdmin()
                                .deleteConsumerGroups(List.of(group))
                                .all()
                                .get(20, TimeUnit.SECONDS);
                        return "deleted";
                    } catch (InterruptedException | ExecutionException | TimeoutException e) {
                        return e.toString();
                    }
                },
                "deleted");
    }

    private long count(String condition) {
        return number("SELECT count() FROM events WHERE team_id = " + team + " " + condition);
    }

    private long personsSeen() {
        return number("""
                SELECT uniqExact(if(override.id != '', override.person_id, event.person_id))
                FROM (SELECT distinct_id, person_id FROM events WHERE team_id = %1$d) AS event
                LEFT JOIN (SELECT distinct_id AS id, argMax(person_id, version) AS person_id FROM person_overrides
                           WHERE team_id = %1$d GROUP BY distinct_id) AS override ON override.id = event.distinct_id
                """.formatted(team));
    }

    private long personsLeft() {
        return number("SELECT countIf(NOT is_deleted) FROM (SELECT argMax(is_deleted, version) AS is_deleted"
                + " FROM persons WHERE team_id = " + team + " GROUP BY id)");
    }

    private List<Long> versions() {
        return engines.postgres()
                .with(handle -> handle.createQuery("SELECT version FROM persons WHERE team_id = :team ORDER BY uuid")
                        .bind("team", team)
                        .mapTo(Long.class)
                        .list());
    }

    private long number(String sql) {
        return engines.clickhouse().rows(sql).getFirst().get(0).asLong();
    }

    private static <T> void await(String what, Supplier<T> actual, T expected) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        T last = actual.get();
        while (!last.equals(expected)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(what + " within " + DEADLINE + ": " + last + ", not " + expected);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            last = actual.get();
        }
    }
}
