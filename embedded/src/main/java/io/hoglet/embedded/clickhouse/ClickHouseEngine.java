// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse;

import io.hoglet.embedded.Endpoints;
import io.hoglet.embedded.clickhouse.server.ClickHouseMain;
import io.hoglet.embedded.directory.AtomicFiles;
import io.hoglet.embedded.directory.Layout;
import io.hoglet.embedded.process.ChildJvm;
import io.hoglet.embedded.process.ClassArchive;
import io.hoglet.embedded.process.Engine;
import io.hoglet.embedded.process.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** ClickHouse's engine in a child JVM behind its HTTP interface. Used by one supervisor thread at a time. */
public final class ClickHouseEngine implements Engine {
    /** What differs from directory to directory. */
    public record Instance(Path library, int port, String password, int memoryMib) {
        @Override
        public String toString() {
            return "Instance[port=" + port + "]";
        }
    }

    private static final String USER = "default";

    private final ChildJvm jvm;
    private final ClassArchive archive;
    private final Layout layout;
    private final Path config;
    private final Instance instance;

    public ClickHouseEngine(ChildJvm jvm, ClassArchive archive, Layout layout, Instance instance) {
        this.jvm = jvm;
        this.archive = archive;
        this.layout = layout;
        this.config = layout.run().resolve("clickhouse.xml");
        this.instance = instance;
    }

    public static ChildJvm jvm() throws IOException {
        return new ChildJvm(
                ClickHouseMain.class.getName(),
                List.of(
                        "-Xms16m",
                        "-Xmx128m",
                        "-Xss512k",
                        "-XX:ReservedCodeCacheSize=48m",
                        "--enable-native-access=ALL-UNNAMED"));
    }

    public Endpoints.ClickHouse endpoint() {
        return new Endpoints.ClickHouse("http://127.0.0.1:" + instance.port(), USER, instance.password());
    }

    @Override
    public String name() {
        return "clickhouse";
    }

    @Override
    public Launch prepare() throws IOException {
        Path data = layout.createEngine(name());
        ClickHouseConfig settings = new ClickHouseConfig(instance.memoryMib());
        AtomicFiles.write(config, settings.xml());
        Map<String, String> sent = new HashMap<>();
        sent.put("library", instance.library().toString());
        sent.put("path", data.toString());
        sent.put("config", config.toString());
        sent.put("port", Integer.toString(instance.port()));
        sent.put("user", USER);
        sent.put("password", instance.password());
        settings.session().forEach((key, value) -> sent.put(ClickHouseMain.SESSION_PREFIX + key, value));
        return new Launch(
                jvm.command(layout.logs().resolve(name() + "-crash.log"), archive.flags()), Map.of("TZ", "UTC"), sent);
    }

    @Override
    public boolean isReadyLine(String line) {
        return line.equals(ClickHouseMain.READY);
    }

    @Override
    public void requestStop(ProcessHandle process) {
        process.destroy();
    }
}
