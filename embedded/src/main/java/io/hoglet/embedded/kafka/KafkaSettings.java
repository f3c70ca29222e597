// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Broker settings for one node on a small machine.
 *
 * @param clusterId fixed for the life of the data directory
 */
public record KafkaSettings(String clusterId, int brokerPort, int controllerPort) {
    /** The key of the cluster id among the settings; not a broker setting. */
    static final String CLUSTER_ID = "embedded.cluster.id";

    private static final int MAX_MESSAGE_BYTES = 64 << 20;
    /** The broker must be able to take a request of a whole batch and its envelope. */
    private static final int MAX_REQUEST_BYTES = 100 << 20;

    Map<String, String> toMap(Path data) {
        Map<String, String> settings = new HashMap<>();
        settings.put(CLUSTER_ID, clusterId);
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "BROKER://127.0.0.1:" + brokerPort + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "BROKER://127.0.0.1:" + brokerPort);
        settings.put("inter.broker.listener.name", "BROKER");
        settings.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", data.toString());
        addTopics(settings);
        addThreadsAndMemory(settings);
        return settings;
    }

    private static void addTopics(Map<String, String> settings) {
        settings.put("auto.create.topics.enable", "false");
        settings.put("num.partitions", "4");
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("log.retention.ms", "-1");
        settings.put("log.segment.bytes", Integer.toString(128 << 20));
        settings.put("offsets.topic.segment.bytes", Integer.toString(16 << 20));
        settings.put("transaction.state.log.segment.bytes", Integer.toString(16 << 20));
        settings.put("log.segment.delete.delay.ms", "5000");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("message.max.bytes", Integer.toString(MAX_MESSAGE_BYTES));
        settings.put("replica.fetch.max.bytes", Integer.toString(MAX_MESSAGE_BYTES));
        settings.put("replica.fetch.response.max.bytes", Integer.toString(MAX_REQUEST_BYTES));
        settings.put("socket.request.max.bytes", Integer.toString(MAX_REQUEST_BYTES));
    }

    private static void addThreadsAndMemory(Map<String, String> settings) {
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("num.replica.fetchers", "1");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
        settings.put("log.cleaner.io.buffer.size", Integer.toString(256 << 10));
        settings.put("log.cleaner.backoff.ms", "60000");
        settings.put("log.index.size.max.bytes", Integer.toString(2 << 20));
        settings.put("group.coordinator.threads", "1");
        settings.put("share.coordinator.threads", "1");
        settings.put("queued.max.requests", "100");
        settings.put("metadata.log.segment.bytes", Integer.toString(16 << 20));
        settings.put("metadata.log.max.record.bytes.between.snapshots", Integer.toString(2 << 20));
        // An idle single node has nobody to tell that it is alive but itself.
        settings.put("metadata.max.idle.interval.ms", "10000");
        // Until the session of a killed broker has run out, its successor is refused as a duplicate.
        settings.put("broker.heartbeat.interval.ms", "1500");
        settings.put("broker.session.timeout.ms", "6000");
        // Ends the session at a clean stop, so that the next start need not wait for it.
        settings.put("controlled.shutdown.enable", "true");
        settings.put("metric.reporters", "");
    }
}
