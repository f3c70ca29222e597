// SPDX-License-Identifier: Apache-2.0
package io.hoglet.kafka;

import io.hoglet.event.UnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics by name, made at the start when absent. Existing topics are left as they are. */
public final class Topics {
    public static final String EVENTS_INGESTION = "events_ingestion";
    public static final String EVENTS = "events";
    public static final String PERSONS = "persons";
    public static final String PERSON_OVERRIDES = "person_overrides";
    public static final String GROUPS = "groups";
    public static final String SESSION_RECORDINGS = "session_recordings";
    public static final String DEAD_LETTERS = "dead_letters";

    /** Header with the version of the form of a row. */
    public static final String SCHEMA_HEADER = "schema";

    private static final List<String> ALL =
            List.of(EVENTS_INGESTION, EVENTS, PERSONS, PERSON_OVERRIDES, GROUPS, SESSION_RECORDINGS, DEAD_LETTERS);

    /** Person and group properties are added on the way, so later records are larger than what capture admits. */
    private static final int MESSAGE_MAX = 16 << 20;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Admin admin;

    public Topics(Admin admin) {
        this.admin = admin;
    }

    /** Makes what is missing; retention is by consumer progress, never by age (see {@link LogRetention}). */
    public void create(int partitions) {
        var config = Map.of(
                TopicConfig.RETENTION_MS_CONFIG, "-1",
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MESSAGE_MAX),
                TopicConfig.COMPRESSION_TYPE_CONFIG, "producer");
        var results = admin.createTopics(ALL.stream()
                        .map(name -> new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config))
                        .toList())
                .values();
        results.forEach((name, result) -> {
            try {
                result.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new UnavailableException("Topic " + name + " cannot be made", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnavailableException("The server stops", e);
            } catch (TimeoutException e) {
                throw new UnavailableException("Kafka does not answer", e);
            }
        });
    }

    /** The ids that Kafka gave the topics. A topic made anew has another id, though its offsets begin again at 0. */
    public Map<String, UUID> ids() {
        var ids = new HashMap<String, UUID>();
        await(admin.describeTopics(ALL).allTopicNames()).forEach((name, topic) -> {
            var id = topic.topicId();
            ids.put(name, new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits()));
        });
        return ids;
    }

    static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The server stops", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new UnavailableException("Kafka does not answer", e);
        }
    }
}
