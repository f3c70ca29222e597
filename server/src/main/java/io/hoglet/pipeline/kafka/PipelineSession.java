// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.kafka;

import io.hoglet.fault.FaultPoint;
import io.hoglet.kafka.IngestionRecord;
import io.hoglet.kafka.KafkaClients;
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
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * One membership in the consumer group, from joining until something fails. After any failure it is thrown away and a new
 * one begins from what the stores say: that is the only way of recovery. Used by one thread.
 */
final class PipelineSession implements AutoCloseable {
    static final String GROUP = "pipeline";
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final BatchProcessor processor;
    private final PersonStore persons;
    private final PipelineMeters meters;
    private final UUID topicId;
    private final Map<Integer, Long> progress = new HashMap<>();
    private final Set<Integer> toRecover = new HashSet<>();

    PipelineSession(
            KafkaClients clients,
            String instance,
            int batchMax,
            Map<String, UUID> topicIds,
            PipelineWorker.Parts parts) {
        this.processor = parts.processor();
        this.persons = parts.persons();
        this.meters = parts.meters();
        this.topicId = Objects.requireNonNull(topicIds.get(Topics.EVENTS_INGESTION));
        this.consumer = clients.consumer(GROUP, instance, batchMax);
        this.producer = clients.transactionalProducer(GROUP + "-" + instance);
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
        var records = new ArrayList<CapturedRecord>(polled.count());
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var record : polled) {
            records.add(captured(record));
            offsets.put(
                    new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1));
        }
        var output = processor.process(topicId, records, progress);
        FaultPoint.PIPELINE_POSTGRES_COMMITTED.reach();
        send(output, offsets);
        FaultPoint.PIPELINE_KAFKA_COMMITTED.reach();
        meters.processed(output.rows().size(), System.nanoTime() - begun);
    }

    private void send(BatchOutput output, Map<TopicPartition, OffsetAndMetadata> offsets) {
        producer.beginTransaction();
        OutputRecords.of(output).forEach(this::send);
        FaultPoint.PIPELINE_OUTPUTS_SENT.reach();
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
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
        if (!changes.isEmpty()) {
            send(new BatchOutput(List.of(), changes, List.of()), Map.of());
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
                record.value());
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
            var committed = consumer.committed(Set.copyOf(assigned));
            var beginnings = consumer.beginningOffsets(assigned);
            for (var partition : assigned) {
                var offset = committed.get(partition);
                long beginning = beginnings.getOrDefault(partition, 0L);
                consumer.seek(partition, offset == null ? beginning : Math.max(offset.offset(), beginning));
            }
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
        consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }
}
