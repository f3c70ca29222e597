// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Topics, records in and records out. */
final class Kafkas {
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private Kafkas() {}

    static void createTopic(Endpoints.Kafka kafka, String topic) throws Exception {
        try (Admin admin = Admin.create(settings(kafka))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
        }
    }

    static void send(Endpoints.Kafka kafka, String topic, String value) throws Exception {
        try (var producer = new KafkaProducer<>(settings(kafka), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** All committed values, at least {@code atLeast} of them. */
    static List<String> read(Endpoints.Kafka kafka, String topic, int atLeast) {
        Properties settings = settings(kafka);
        settings.put("isolation.level", "read_committed");
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic, LONGEST).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = System.nanoTime() + LONGEST.toNanos();
            while (values.size() < atLeast && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    private static Properties settings(Endpoints.Kafka kafka) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        return settings;
    }
}
