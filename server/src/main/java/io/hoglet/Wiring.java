// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import io.hoglet.accounts.Bootstrap;
import io.hoglet.capture.Admission;
import io.hoglet.capture.Capture;
import io.hoglet.capture.CaptureV1;
import io.hoglet.capture.DropList;
import io.hoglet.capture.Logs;
import io.hoglet.capture.RateLimit;
import io.hoglet.capture.http.BodyIntake;
import io.hoglet.capture.http.CaptureMeters;
import io.hoglet.capture.http.CaptureRoutes;
import io.hoglet.capture.http.CaptureV1Routes;
import io.hoglet.capture.kafka.KafkaEventLog;
import io.hoglet.capture.kafka.KafkaSnapshotLog;
import io.hoglet.config.Settings;
import io.hoglet.config.Settings.Role;
import io.hoglet.flags.http.CallerPlace;
import io.hoglet.geoip.GeoIp;
import io.hoglet.geoip.GeoIpDatabase;
import io.hoglet.groups.GroupTypes;
import io.hoglet.groups.postgres.PostgresGroupStore;
import io.hoglet.groups.postgres.PostgresGroupTypeStore;
import io.hoglet.http.ClientAddress;
import io.hoglet.http.Health;
import io.hoglet.http.HttpEdge;
import io.hoglet.http.ManagementEdge;
import io.hoglet.http.Routes;
import io.hoglet.jobs.Repeating;
import io.hoglet.kafka.LogRetention;
import io.hoglet.metrics.Metrics;
import io.hoglet.persons.postgres.PostgresPersonStore;
import io.hoglet.pipeline.BatchProcessor;
import io.hoglet.pipeline.Pipeline;
import io.hoglet.pipeline.kafka.PipelineMeters;
import io.hoglet.pipeline.kafka.PipelineWorker;
import io.hoglet.pipeline.steps.Steps;
import io.hoglet.postgres.Postgres;
import io.hoglet.replay.clickhouse.ClickHousePartTable;
import io.hoglet.replay.kafka.RecordingWriter;
import io.hoglet.time.Ids;
import io.hoglet.warehouse.clickhouse.ClickHouseGroupTable;
import io.hoglet.warehouse.clickhouse.ClickHousePersonTables;
import io.hoglet.warehouse.clickhouse.ClickHouseRowTable;
import io.hoglet.warehouse.kafka.EventWriter;
import io.hoglet.warehouse.kafka.GroupWriter;
import io.hoglet.warehouse.kafka.PersonWriter;
import io.hoglet.warehouse.kafka.WarehouseMeters;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The object graph of one process, in start order, by constructors only; it stops in reverse order, so that requests
 * end before what they need. Build it once, then {@link #start}.
 */
public final class Wiring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final Duration GEOIP_PAUSE = Duration.ofMinutes(1);

    private final Settings settings;
    private final Clock clock = Clock.systemUTC();
    private final Ids ids = new Ids(clock);
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final List<Runnable> workerStops = new ArrayList<>();
    private final List<Health.Part> parts = new ArrayList<>();
    private final Metrics metrics;
    private final EngineWiring engines;
    private final Postgres postgres;
    private final GeoIp geoip;

    public Wiring(Settings settings) {
        this.settings = settings;
        this.geoip = geoip();
        this.metrics = closing(new Metrics());
        this.engines = closing(new EngineWiring(settings));
        this.postgres = engines.postgres();
    }

    /**
     * What a start led to.
     *
     * @param made what the first start made, if this was it
     * @param endpoints every route of the public port
     */
    public record Started(Optional<Bootstrap.Made> made, List<HttpEdge.Endpoint> endpoints) {
        public Started {
            endpoints = List.copyOf(endpoints);
        }
    }

    /** Returns when the process does its work. */
    public Started start() {
        engines.prepare();
        parts.addAll(engines.health());

        var management = new ManagementWiring(settings, postgres, clock, ids);
        var made = management.bootstrap();
        management.limits().refresh();
        var pipelineMeters = new PipelineMeters(metrics.registry());
        var warehouseMeters = new WarehouseMeters(metrics.registry());
        if (has(Role.WAREHOUSE)) {
            startWarehouse(engines.kafka(), warehouseMeters);
            closing(new LogRetention(
                            engines.kafka().admin(), clock, settings.engines().logMinAge()))
                    .start();
        }
        if (has(Role.PIPELINE)) {
            startPipeline(engines.kafka(), pipelineMeters, management);
        }
        // Each takes a second or two to leave its group; they need not do so one after the other.
        open.push(() -> workerStops.forEach(Runnable::run));
        var health = new Health(parts);
        var routes = new ArrayList<Routes>(List.of(health));
        if (has(Role.CAPTURE)) {
            routes.addAll(captureRoutes(management));
        }
        if (has(Role.CAPTURE) || has(Role.APP)) {
            routes.addAll(flagRoutes(management));
        }
        if (has(Role.APP)) {
            routes.addAll(management.routes(engines.clickhouse()));
        }
        management.jobs().forEach(job -> closing(job).start());
        closing(new ManagementEdge(settings.http(), metrics, health)).start();
        var edge = closing(new HttpEdge(settings.http(), routes));
        edge.start();
        return new Started(made, edge.endpoints());
    }

    private void startWarehouse(EngineWiring.Kafka log, WarehouseMeters meters) {
        var clickhouse = engines.clickhouse();
        var kafka = log.clients();
        var topics = log.topics();
        String instance = settings.general().instance();
        var table = new ClickHouseRowTable(clickhouse);
        var events = closing(new EventWriter(
                kafka, topics, instance, new EventWriter.Parts(settings.warehouse(), table, meters, clock)));
        var persons = closing(PersonWriter.of(kafka, topics, instance, new ClickHousePersonTables(clickhouse)));
        parts.add(() -> worker("warehouse", events.trouble()));
        parts.add(() -> worker("warehouse-persons", persons.trouble()));
        var recordings = closing(RecordingWriter.of(kafka, topics, instance, new ClickHousePartTable(clickhouse)));
        parts.add(() -> worker("session-recordings", recordings.trouble()));
        var groups = closing(GroupWriter.of(kafka, topics, instance, new ClickHouseGroupTable(clickhouse)));
        parts.add(() -> worker("warehouse-groups", groups.trouble()));
        workerStops.addAll(
                List.of(events::requestStop, persons::requestStop, groups::requestStop, recordings::requestStop));
        events.start();
        persons.start();
        groups.start();
        recordings.start();
    }

    /** Before anything is started: a file that cannot be read is a mistake in the settings. */
    private GeoIp geoip() {
        if (settings.geoip().database().isEmpty()) {
            return GeoIp.NONE;
        }
        var database = GeoIpDatabase.open(
                settings.geoip().database().get(), settings.general().data().resolve("geoip"));
        closing(new Repeating("geoip-database", GEOIP_PAUSE, database::refresh)).start();
        return database;
    }

    private void startPipeline(EngineWiring.Kafka log, PipelineMeters meters, ManagementWiring management) {
        var stores = new BatchProcessor.Stores(
                new PostgresPersonStore(postgres),
                new GroupTypes(new PostgresGroupTypeStore(postgres)),
                new PostgresGroupStore(postgres));
        for (int i = 0; i < settings.pipeline().workers(); i++) {
            var processor = new BatchProcessor(
                    new Pipeline(Steps.inOrder(geoip), metrics.registry()), stores, management.batchListener());
            var worker = closing(new PipelineWorker(
                    log.clients(),
                    log.topics(),
                    settings.general().instance() + "-" + i,
                    settings.pipeline().batch(),
                    new PipelineWorker.Parts(processor, stores, meters)));
            String name = "pipeline-" + i;
            parts.add(() -> worker(name, worker.trouble()));
            workerStops.add(worker::requestStop);
            worker.start();
        }
    }

    private List<Routes> captureRoutes(ManagementWiring management) {
        var producer = closing(engines.kafka()
                .clients()
                .producer(settings.capture().linger(), settings.capture().ackTimeout()));
        var logs = new Logs(
                new KafkaEventLog(producer, settings.capture().ackTimeout()),
                new KafkaSnapshotLog(producer, settings.capture().ackTimeout()));
        var meters = new CaptureMeters(metrics.registry());
        var admission = new Admission(
                management.projectLookup(),
                new Admission.Rules(
                        new RateLimit(settings.captureLimits(), management.limits(), clock),
                        DropList.of(settings.captureLimits().drop().orElse("")),
                        management.limits()),
                meters);
        var capture = new Capture(settings.capture(), admission, logs, clock, ids);
        var captureV1 = new CaptureV1(settings.capture(), admission, logs, clock);
        var intake = new BodyIntake(settings.capture(), metrics.registry());
        var addresses = new ClientAddress(settings.http().trustedProxies());
        var refusals = management.refusalListener();
        return List.of(
                new CaptureRoutes(capture, intake, addresses, refusals, meters),
                new CaptureV1Routes(captureV1, intake, addresses, refusals, meters));
    }

    private List<Routes> flagRoutes(ManagementWiring management) {
        var address = EngineAddresses.postgres(settings.engines());
        var flags =
                new FlagWiring(closing(new Postgres(address, FlagWiring.CONNECTIONS, FlagWiring.WAITS)), clock, ids);
        closing(flags.refresh()).start();
        var routes = new ArrayList<Routes>();
        if (has(Role.CAPTURE)) {
            var place = new CallerPlace(new ClientAddress(settings.http().trustedProxies()), geoip);
            routes.addAll(flags.routes(management, place, metrics.registry()));
        }
        if (has(Role.APP)) {
            // Before the routes that would take its name for the id of a flag.
            routes.add(flags.tester(management));
        }
        return routes;
    }

    private static Health.State worker(String name, String trouble) {
        return new Health.State(name, trouble.isEmpty(), trouble);
    }

    private boolean has(Role role) {
        return settings.general().roles().contains(role);
    }

    private <T extends AutoCloseable> T closing(T resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            var resource = open.pop();
            try {
                resource.close();
            } catch (Exception e) {
                LOG.atWarn()
                        .addKeyValue("part", resource.getClass().getSimpleName())
                        .setCause(e)
                        .log("Stopped with an error");
            }
        }
    }
}
