// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

import io.hoglet.embedded.clickhouse.ClickHouseEngine;
import io.hoglet.embedded.clickhouse.ClickHouseLibrary;
import io.hoglet.embedded.directory.Layout;
import io.hoglet.embedded.directory.Ports;
import io.hoglet.embedded.directory.ProcessRecord;
import io.hoglet.embedded.directory.Secrets;
import io.hoglet.embedded.kafka.KafkaEngine;
import io.hoglet.embedded.kafka.KafkaSettings;
import io.hoglet.embedded.postgres.PostgresBinaries;
import io.hoglet.embedded.postgres.PostgresControl;
import io.hoglet.embedded.postgres.PostgresEngine;
import io.hoglet.embedded.process.ChildJvm;
import io.hoglet.embedded.process.ClassArchive;
import io.hoglet.embedded.process.Engine;
import io.hoglet.embedded.process.Survivors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The three engines of one directory, configured but not started.
 *
 * @param wanted those that are to be started
 */
record Engines(PostgresEngine postgres, KafkaEngine kafka, ClickHouseEngine clickHouse, Set<EngineKind> wanted) {
    private static final List<String> PORTS = List.of("postgres", "kafka", "kafka-controller", "clickhouse");

    static Engines prepare(Layout layout, Options options) throws IOException, InterruptedException {
        Secrets secrets = Secrets.load(layout);
        PostgresBinaries binaries = PostgresBinaries.unpack(options.cacheDir());
        // An engine that is not started needs none, and nothing is fetched for it.
        Path library =
                options.engines().contains(EngineKind.CLICKHOUSE) ? ClickHouseLibrary.resolve(options) : layout.root();
        stopSurvivors(layout, binaries, options.stopTimeout());
        Map<String, Integer> ports = new Ports(layout).assign(PORTS);
        PostgresEngine postgres =
                new PostgresEngine(binaries, layout, port(ports, "postgres"), secrets.postgresPassword());
        ChildJvm kafkaJvm = KafkaEngine.jvm(options.memory().kafkaHeapMib());
        KafkaEngine kafka = new KafkaEngine(
                kafkaJvm,
                new ClassArchive(options.cacheDir(), layout.run(), "kafka", kafkaJvm),
                layout,
                new KafkaSettings(secrets.kafkaClusterId(), port(ports, "kafka"), port(ports, "kafka-controller")));
        ChildJvm clickHouseJvm = ClickHouseEngine.jvm();
        ClickHouseEngine clickHouse = new ClickHouseEngine(
                clickHouseJvm,
                new ClassArchive(options.cacheDir(), layout.run(), "clickhouse", clickHouseJvm),
                layout,
                new ClickHouseEngine.Instance(
                        library,
                        port(ports, "clickhouse"),
                        secrets.clickHousePassword(),
                        options.memory().clickHouseMib()));
        return new Engines(postgres, kafka, clickHouse, options.engines());
    }

    /** Those that are to be started. */
    List<Engine> all() {
        return Stream.of(EngineKind.values())
                .filter(wanted::contains)
                .map(this::engine)
                .toList();
    }

    private Engine engine(EngineKind kind) {
        return switch (kind) {
            case POSTGRES -> postgres;
            case KAFKA -> kafka;
            case CLICKHOUSE -> clickHouse;
        };
    }

    Endpoints endpoints() {
        return new Endpoints(postgres.endpoint(), kafka.endpoint(), clickHouse.endpoint());
    }

    /** Before ports are chosen: a survivor of a killed owner holds the ports and files that the new engines need. */
    private static void stopSurvivors(Layout layout, PostgresBinaries binaries, Duration timeout)
            throws IOException, InterruptedException {
        PostgresControl control = new PostgresControl(binaries, layout.engine("postgres"));
        Survivors.stop(new ProcessRecord(layout, "postgres"), control::stopFast, timeout);
        // Its owner may have been killed between the launch and the record.
        Survivors.stop(control.running(), control::stopFast, timeout);
        Survivors.stop(new ProcessRecord(layout, "kafka"), ProcessHandle::destroy, timeout);
        Survivors.stop(new ProcessRecord(layout, "clickhouse"), ProcessHandle::destroy, timeout);
    }

    private static int port(Map<String, Integer> ports, String name) {
        return ports.getOrDefault(name, 0);
    }
}
