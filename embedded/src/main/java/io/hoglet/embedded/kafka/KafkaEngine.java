// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.kafka;

import io.hoglet.embedded.Endpoints;
import io.hoglet.embedded.directory.Layout;
import io.hoglet.embedded.process.ChildJvm;
import io.hoglet.embedded.process.ClassArchive;
import io.hoglet.embedded.process.Engine;
import io.hoglet.embedded.process.Launch;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A Kafka broker and controller in one child JVM. Used by one supervisor thread at a time. */
public final class KafkaEngine implements Engine {
    private final ChildJvm jvm;
    private final ClassArchive archive;
    private final Layout layout;
    private final Map<String, String> settings;
    private final int port;

    public KafkaEngine(ChildJvm jvm, ClassArchive archive, Layout layout, KafkaSettings settings) {
        this.jvm = jvm;
        this.archive = archive;
        this.layout = layout;
        this.settings = settings.toMap(layout.engine(name()));
        this.port = settings.brokerPort();
    }

    public static ChildJvm jvm(int heapMib) throws IOException {
        return new ChildJvm(
                KafkaMain.class.getName(),
                List.of("-Xms32m", "-Xmx" + heapMib + "m", "-Xss512k", "-XX:ReservedCodeCacheSize=64m"));
    }

    public Endpoints.Kafka endpoint() {
        return new Endpoints.Kafka("127.0.0.1:" + port);
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Launch prepare() throws IOException {
        layout.createEngine(name());
        return new Launch(
                jvm.command(layout.logs().resolve(name() + "-crash.log"), archive.flags()), Map.of(), settings);
    }

    @Override
    public boolean isReadyLine(String line) {
        return line.equals(KafkaMain.READY);
    }

    @Override
    public void requestStop(ProcessHandle process) {
        process.destroy();
    }
}
