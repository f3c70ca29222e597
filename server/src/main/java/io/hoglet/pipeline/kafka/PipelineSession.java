// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.kafka;

import io.hoglet.fault.FaultPoint;
import io.hoglet.groups.GroupStore;
import io.hoglet.kafka.IngestionRecord;
import io.hoglet.kafka.KafkaClients;
import io.hoglet.kafka.Positions;
import io.hoglet.kafka.Topics;
import io.hoglet.persons.PersonStore;
import io.hoglet.pipeline.BatchOutput;
import io.hoglet.pipeline.BatchProcessor;
import io.hoglet.pipeline.CapturedRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One membership in the consumer group, from joining until something fails. After any failure it is thrown away and a
 * new one begins from what the stores say: that is the only way of recovery. Used by one thread.
 */
final class PipelineSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineSession.class);
    static final String GROUP = "pipeline";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final BatchProcessor processor;
    private final PersonStore persons;
    private final GroupStore groups;
    private final PipelineMeters meters;
    private final UUID topicId;
    private final Positions positions;
    private final Map<Integer, Long> progress = new HashMap<>();
    private final Set<Integer> toRecover = new HashSet<>();

    PipelineSession(
            KafkaClients clients,
            String instance,
            int batchMax,
            Map<String, UUID> topicIds,
            PipelineWorker.Parts parts) {
        this.processor = parts.processor();
        this.persons = parts.stores().persons();
        this.groups = parts.stores().groups();
        this.meters = parts.meters();
        this.topicId = Objects.requireNonNull(topicIds.get(Topics.EVENTS_INGESTION));
        this.positions = new Positions(topicIds);
        this.consumer = clients.consumer(GROUP, instance, batchMax);
        this.producer = clients.transactionalProducer(GROUP + "-" + instance);
    }

    void join() {
        // Ends what a killed predecessor left open, which would hold up every reader.
        producer.initTransactions();
        consumer.subscribe(List.of(Topics.EVENTS_INGESTION), new Assignments());
    }

    /** One batch. The order of the lines is the guarantee. */
    void cycle() {
        var polled = consumer.poll(POLL);
        FaultPoint.PIPELINE_POLLED.reach();
        recover();
        meters.lag(lag());
        if (polled.isEmpty()) {
            return;
        }
        long begun = System.nanoTime();
        var input = read(polled);
        var output = processor.process(topicId, input.records(), progress);
        FaultPoint.PIPELINE_POSTGRES_COMMITTED.reach();
        var outputs = OutputRecords.of(output);
        outputs.addAll(input.unreadable());
        send(outputs, input.offsets());
        FaultPoint.PIPELINE_KAFKA_COMMITTED.reach();
        meters.setAside(outputs.stream()
                .filter(record -> record.topic().equals(Topics.DEAD_LETTERS))
                .count());
        meters.processed(output.rows().size(), System.nanoTime() - begun);
    }

    /** What a poll brought, and how far it goes. */
    private record Input(
            List<CapturedRecord> records,
            List<ProducerRecord<byte[], byte[]>> unreadable,
            Map<TopicPartition, OffsetAndMetadata> offsets) {}

    private Input read(ConsumerRecords<byte[], byte[]> polled) {
        var input = new Input(new ArrayList<>(polled.count()), new ArrayList<>(), new HashMap<>());
        for (var record : polled) {
            try {
                input.records.add(captured(record));
            } catch (IllegalArgumentException e) {
                LOG.atError()
                        .addKeyValue("partition", record.partition())
                        .addKeyValue("offset", record.offset())
                        .log("A record that is no event is set aside: {}", e.getMessage());
                input.unreadable.add(OutputRecords.unreadable(record));
            }
            input.offsets.put(
                    new TopicPartition(record.topic(), record.partition()),
                    positions.upTo(record.topic(), record.offset() + 1));
        }
        return input;
    }

    private void send(List<ProducerRecord<byte[], byte[]>> outputs, Map<TopicPartition, OffsetAndMetadata> offsets) {
        producer.beginTransaction();
        outputs.forEach(this::send);
        FaultPoint.PIPELINE_OUTPUTS_SENT.reach();
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        FaultPoint.PIPELINE_OFFSETS_SENT.reach();
        producer.commitTransaction();
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        // A failed send fails the commit of its transaction.
        var _ = producer.send(record);
    }

    /** Sends what a predecessor kept in PostgreSQL but perhaps not in Kafka, before anything can forget it. */
    private void recover() {
        if (toRecover.isEmpty()) {
            return;
        }
        var changes = persons.unsent(topicId, toRecover);
        var changedGroups = groups.unsent(topicId, toRecover);
        if (!changes.isEmpty() || !changedGroups.isEmpty()) {
            send(OutputRecords.of(new BatchOutput(List.of(), changes, changedGroups, List.of())), Map.of());
            FaultPoint.PIPELINE_OUTBOX_RECOVERED.reach();
        }
        toRecover.clear();
    }

    private long lag() {
        long lag = 0;
        for (var partition : consumer.assignment()) {
            lag += consumer.currentLag(partition).orElse(0);
        }
        return lag;
    }

    private static CapturedRecord captured(ConsumerRecord<byte[], byte[]> record) {
        var known = IngestionRecord.read(record.headers());
        return new CapturedRecord(
                new CapturedRecord.Position(record.partition(), record.offset()),
                known.teamId(),
                known.distinctId(),
                known.event(),
                known.uuid(),
                known.receivedAtMs(),
                known.sentAtMs(),
                known.ip(),
                IngestionRecord.value(record.value()));
    }

    /** Takes up partitions where the stores say that they were left. */
    private final class Assignments implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            if (assigned.isEmpty()) {
                return;
            }
            var numbers = assigned.stream().map(TopicPartition::partition).toList();
            progress.putAll(persons.progress(topicId, numbers));
            toRecover.addAll(numbers);
            positions.seek(consumer, assigned);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            revoked.forEach(partition -> {
                progress.remove(partition.partition());
                toRecover.remove(partition.partition());
            });
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
        KafkaClients.leave(consumer);
    }
}
