// SPDX-License-Identifier: Apache-2.0
package io.hoglet.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the log from growing for ever without ever deleting what a consumer has not read: records go when they are
 * below the consumer's committed offset and older than a minimum age. Thread-safe.
 */
public final class LogRetention implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogRetention.class);
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    /** Who must have read a topic before its records may go. Dead letters are kept. */
    private static final Map<String, String> REQUIRED_GROUP = Map.of(
            Topics.EVENTS_INGESTION, "pipeline",
            Topics.EVENTS, "warehouse-events",
            Topics.PERSONS, "warehouse-persons",
            Topics.PERSON_OVERRIDES, "warehouse-persons",
            Topics.GROUPS, "warehouse-groups",
            Topics.SESSION_RECORDINGS, "session-recordings");

    private final Admin admin;
    private final Clock clock;
    private final Duration minAge;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("log-retention").daemon().factory());

    public LogRetention(Admin admin, Clock clock, Duration minAge) {
        this.admin = admin;
        this.clock = clock;
        this.minAge = minAge;
    }

    public void start() {
        var _ = timer.scheduleWithFixedDelay(
                this::runQuietly, INTERVAL.toSeconds(), INTERVAL.toSeconds(), TimeUnit.SECONDS);
    }

    private void runQuietly() {
        try {
            run();
        } catch (RuntimeException e) {
            // A schedule ends with the first failure that it sees, and the disk would fill.
            LOG.atWarn().setCause(e).log("The log could not be trimmed this time");
        }
    }

    /** Deletes what may go now. */
    public void run() {
        REQUIRED_GROUP.forEach((topic, group) -> {
            var read = committed(topic, group);
            if (!read.isEmpty()) {
                trim(read);
            }
        });
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String topic, String group) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        Topics.await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (partition.topic().equals(topic) && offset != null) {
                        offsets.put(partition, offset);
                    }
                });
        return offsets;
    }

    private void trim(Map<TopicPartition, OffsetAndMetadata> read) {
        long youngest = clock.millis() - minAge.toMillis();
        var byAge = new HashMap<TopicPartition, OffsetSpec>();
        read.keySet().forEach(partition -> byAge.put(partition, OffsetSpec.forTimestamp(youngest)));
        var firstYoung = Topics.await(admin.listOffsets(byAge).all());
        var below = new HashMap<TopicPartition, RecordsToDelete>();
        read.forEach((partition, offset) -> {
            var young = firstYoung.get(partition);
            // No record is young enough: -1.
            long ageLimit = young == null || young.offset() < 0 ? offset.offset() : young.offset();
            below.put(partition, RecordsToDelete.beforeOffset(Math.min(ageLimit, offset.offset())));
        });
        Topics.await(admin.deleteRecords(below).all());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
