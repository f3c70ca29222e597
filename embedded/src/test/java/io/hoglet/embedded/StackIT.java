// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a running stack is. */
@ExtendWith(SharedStack.class)
class StackIT {
    private final SharedStack.Running running;

    StackIT(SharedStack.Running running) {
        this.running = running;
    }

    @Test
    void allThreeEnginesRunInProcessesOfTheirOwn() {
        assertThat(running.stack().health()).containsOnlyKeys("postgres", "kafka", "clickhouse");
        assertThat(running.stack().health().values())
                .allSatisfy(health -> assertThat(health.state()).isEqualTo(EngineState.RUNNING));
        assertThat(running.stack().processes().values())
                .doesNotHaveDuplicates()
                .doesNotContain(ProcessHandle.current().pid())
                .allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isPresent());
    }

    @Test
    void passwordsAreRandomAndThePrivateFileHoldsThem() throws IOException {
        Endpoints endpoints = running.endpoints();
        Path secrets = running.dir().resolve("secrets.json");

        assertThat(endpoints.postgres().password())
                .hasSizeGreaterThanOrEqualTo(32)
                .isNotEqualTo(endpoints.clickHouse().password());
        assertThat(secrets).content().contains(endpoints.postgres().password());
        assertThat(Files.getPosixFilePermissions(secrets)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(endpoints.toString())
                .doesNotContain(endpoints.postgres().password())
                .doesNotContain(endpoints.clickHouse().password());
    }

    @Test
    void noProcessListAndNoLogShowsAPassword() throws IOException {
        Endpoints endpoints = running.endpoints();
        List<String> passwords =
                List.of(endpoints.postgres().password(), endpoints.clickHouse().password());

        for (long pid : running.stack().processes().values()) {
            String commandLine = Files.readString(Path.of("/proc/" + pid + "/cmdline"));
            assertThat(commandLine).doesNotContain(passwords);
            assertThat(Files.readString(Path.of("/proc/" + pid + "/environ"))).doesNotContain(passwords);
        }
        for (String engine : List.of("postgres", "kafka", "clickhouse")) {
            assertThat(Files.readString(running.dir().resolve("logs").resolve(engine + ".log")))
                    .isNotEmpty()
                    .doesNotContain(passwords);
        }
    }

    @Test
    void enginesListenOnLoopbackOnly() throws Exception {
        List<InetAddress> outside;
        try (Stream<NetworkInterface> interfaces = NetworkInterface.networkInterfaces()) {
            outside = interfaces
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                    .toList();
        }
        for (int port : ports()) {
            assertThat(connects(InetAddress.getLoopbackAddress(), port)).isTrue();
            for (InetAddress address : outside) {
                assertThat(connects(address, port)).as("%s:%d", address, port).isFalse();
            }
        }
    }

    @Test
    void postgresIsDurableAndAsksForItsPassword() throws Exception {
        var postgres = running.endpoints().postgres();
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(Databases.value(postgres, "SHOW " + setting)).isEqualTo("on");
        }
        assertThat(Databases.value(postgres, "SELECT 'ä' < 'z' AND length('€') = 1"))
                .isEqualTo("f");
        assertThatExceptionOfType(java.sql.SQLException.class)
                .isThrownBy(() -> Databases.value(
                        new Endpoints.Postgres(postgres.jdbcUrl(), postgres.user(), "wrong"), "SELECT 1"))
                .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void postgresDoesNotLogWhatStatementsHold() throws Exception {
        var postgres = running.endpoints().postgres();

        assertThatExceptionOfType(java.sql.SQLException.class)
                .isThrownBy(() -> Databases.value(postgres, "SELECT 'private-text-4711'::uuid"));

        assertThat(running.dir().resolve("logs/postgres.log")).content().doesNotContain("private-text-4711");
    }

    @Test
    void kafkaCarriesMessagesInTransactionsOnFourInternalPartitions() throws Exception {
        Map<String, Object> client = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                running.endpoints().kafka().bootstrapServers());
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic("words", 4, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            sendInTransaction("words", "hello");
            assertThat(Kafkas.read(running.endpoints().kafka(), "words", 1)).containsExactly("hello");

            admin.alterConsumerGroupOffsets("group", Map.of(new TopicPartition("words", 0), new OffsetAndMetadata(0)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            var internal = admin.describeTopics(
                            List.of("__transaction_state", "__consumer_offsets"), new DescribeTopicsOptions())
                    .allTopicNames()
                    .get(30, TimeUnit.SECONDS);
            assertThat(internal.values())
                    .hasSize(2)
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(4));
        }
    }

    @Test
    void aSecondStartIsToldWhereTheFirstIs() {
        running.stack().describeOwner("http://127.0.0.1:4242");

        assertThatExceptionOfType(DirectoryLockedException.class)
                .isThrownBy(() -> EmbeddedStack.start(running.dir()))
                .withMessageContaining("process " + ProcessHandle.current().pid())
                .withMessageContaining("http://127.0.0.1:4242");
        assertThat(running.stack().health().values())
                .allSatisfy(health -> assertThat(health.state()).isEqualTo(EngineState.RUNNING));
    }

    private void sendInTransaction(String topic, String value) throws Exception {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", running.endpoints().kafka().bootstrapServers());
        settings.put("transactional.id", "stack-test");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, value)).get(30, TimeUnit.SECONDS);
            producer.commitTransaction();
        }
    }

    private List<Integer> ports() {
        return List.of(
                URI.create(running.endpoints().clickHouse().url()).getPort(),
                URI.create(running.endpoints().postgres().jdbcUrl().substring("jdbc:".length()))
                        .getPort(),
                URI.create("kafka://" + running.endpoints().kafka().bootstrapServers())
                        .getPort());
    }

    private static boolean connects(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
