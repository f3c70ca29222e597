// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.kafka;

import io.hoglet.embedded.process.ParentLink;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** The main class of the Kafka child: formats an empty directory, runs the broker, ends with its parent. */
public final class KafkaMain {
    /** The line that tells the parent that clients are served. */
    static final String READY = "embedded-kafka ready";

    private KafkaMain() {}

    /** Started by {@link KafkaEngine}; reads its settings from standard input. */
    public static void main(String[] arguments) throws Exception {
        ParentLink parent = new ParentLink(System.in);
        Map<String, String> settings = new HashMap<>(parent.readSettings());
        String clusterId = Objects.requireNonNull(settings.remove(KafkaSettings.CLUSTER_ID));
        String directory = Objects.requireNonNull(settings.get("log.dirs"));
        Properties properties = new Properties();
        properties.putAll(settings);
        KafkaConfig config = new KafkaConfig(properties, false);
        format(directory, clusterId);
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-stop"));
        server.startup();
        announce();
        parent.awaitEnd();
        System.exit(0);
    }

    private static void format(String directory, String clusterId) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId(clusterId)
                .setDirectories(List.of(directory))
                .setMetadataLogDirectory(directory)
                .setControllerListenerName("CONTROLLER")
                .setIgnoreFormatted(true)
                .run();
    }

    private static void announce() throws IOException {
        // The parent reads this process's standard output; it is the protocol here, not logging.
        OutputStream out = new java.io.FileOutputStream(java.io.FileDescriptor.out);
        out.write((READY + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
