// SPDX-License-Identifier: Apache-2.0
package io.hoglet.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes Kafka clients with the settings that our guarantees rest on. */
public final class KafkaClients {
    /** No record is larger. */
    public static final int RECORD_MAX = 16 << 20;

    private static final String TRANSACTION_TIMEOUT_MS = "10000";

    /**
     * Enough to leave a group. All of it is used whenever a fetch waits for records: a consumer's last request goes
     * behind it, on the same connection.
     */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final String brokers;

    public KafkaClients(String brokers) {
        this.brokers = brokers;
    }

    public Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                30_000));
    }

    /** For capture: acknowledged by all replicas, no duplicates by the client's own retries. */
    public Producer<byte[], byte[]> producer(Duration linger, Duration timeout) {
        int timeoutMs = Math.toIntExact(timeout.toMillis());
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        (int) linger.toMillis(),
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        128 << 10,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        RECORD_MAX,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        timeoutMs / 2,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        timeoutMs / 2,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        timeoutMs),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** For the pipeline: a stable id, so that the next start ends what a killed process left open. */
    public Producer<byte[], byte[]> transactionalProducer(String transactionalId) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        transactionalId,
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        TRANSACTION_TIMEOUT_MS,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        512 << 10,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        RECORD_MAX,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        15_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Closes a consumer and gives its partitions to others now. */
    public static void leave(Consumer<?, ?> consumer) {
        consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    /**
     * Positions come from our own stores, never from a default: {@code auto.offset.reset} is none. A static member: who
     * starts again after a crash takes its predecessor's place at once, and does not wait for its session to end.
     */
    public Consumer<byte[], byte[]> consumer(String group, String instance, int recordsMax) {
        return new KafkaConsumer<>(
                Map.ofEntries(
                        Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers),
                        Map.entry(ConsumerConfig.GROUP_ID_CONFIG, group),
                        Map.entry(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, group + "-" + instance),
                        Map.entry(ConsumerConfig.CLIENT_ID_CONFIG, group + "-" + instance),
                        Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                        Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                        Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
                        Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, recordsMax),
                        // New records end the wait at once; an idle server should not ask twice a second.
                        Map.entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 5_000),
                        Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20),
                        Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20),
                        Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 15_000),
                        Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000),
                        Map.entry(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 300_000),
                        Map.entry(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 30_000)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
