// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kafka.server.metadata.KRaftMetadataCache;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metadata.PartitionRecord;
import org.apache.kafka.common.metadata.TopicRecord;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.MetadataProvenance;
import org.apache.kafka.server.common.KRaftVersion;
import org.junit.jupiter.api.Test;

/**
 * Which Kafka may be embedded. A broker that starts after a kill has partitions without a leader for a moment. Since
 * 4.3.0 its metadata cache answers for them as for deleted ones, whereupon the transaction coordinator takes a
 * transaction that it was about to commit for complete without ending it: its partitions and its group's offsets are
 * stuck for ever. See docs/decisions/0010-kafka-4.2.md before a change of the version.
 */
class LeaderlessPartitionTest {
    private static final ListenerName LISTENER = new ListenerName("BROKER");

    @Test
    void aPartitionWithoutALeaderIsNotTakenForADeletedOne() {
        Uuid topic = Uuid.randomUuid();
        MetadataDelta delta =
                new MetadataDelta.Builder().setImage(MetadataImage.EMPTY).build();
        delta.replay(new TopicRecord().setName("events").setTopicId(topic));
        delta.replay(new PartitionRecord()
                .setTopicId(topic)
                .setPartitionId(0)
                .setReplicas(List.of(1))
                .setIsr(List.of())
                .setLeader(-1));
        KRaftMetadataCache cache = new KRaftMetadataCache(1, () -> KRaftVersion.KRAFT_VERSION_1);
        cache.setImage(delta.apply(MetadataProvenance.EMPTY));

        assertThat(cache.getPartitionLeaderEndpoint("events", 0, LISTENER)).hasValue(Node.noNode());
        assertThat(cache.getPartitionLeaderEndpoint("events", 1, LISTENER)).isEmpty();
    }
}
