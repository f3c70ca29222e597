// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hoglet.event.UnavailableException;
import io.hoglet.groups.GroupKey;
import io.hoglet.groups.GroupLookup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is remembered of groups, and for how long. */
final class StoredGroupsTest {
    private static final GroupKey ACME = new GroupKey(1, 0, "acme");

    private final AtomicLong time = new AtomicLong(1);
    private final AtomicBoolean isAway = new AtomicBoolean();
    private final List<List<GroupKey>> asked = new ArrayList<>();
    private final Map<GroupKey, ObjectNode> stored = new HashMap<>();
    private final StoredGroups groups = new StoredGroups(new Lookup(), new Away(time::get));

    /** Notes what it is asked. */
    private final class Lookup implements GroupLookup {
        @Override
        public Map<Integer, String> typeNames(long teamId) {
            throw new AssertionError("types are not asked for here");
        }

        @Override
        public Map<GroupKey, ObjectNode> properties(Collection<GroupKey> keys) {
            asked.add(List.copyOf(keys));
            if (isAway.get()) {
                throw new UnavailableException("away");
            }
            return Map.copyOf(stored);
        }
    }

    private Optional<Map<Integer, Map<String, JsonNode>>> find(Map<Integer, String> keys) {
        return groups.find(1, keys);
    }

    @Test
    void allGroupsOfAQuestionAreReadTogether() {
        stored.put(ACME, (ObjectNode) FlagFixture.json("{'plan': 'paid'}"));

        var found = find(Map.of(0, "acme", 1, "nobody"));

        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst()).containsExactlyInAnyOrder(ACME, new GroupKey(1, 1, "nobody"));
        assertThat(found).hasValue(Map.of(0, Map.of("plan", TextNode.valueOf("paid")), 1, Map.of()));
    }

    @Test
    void groupsAreRememberedForTwoSecondsAndOnlyNewOnesAreRead() {
        find(Map.of(0, "acme"));
        find(Map.of(0, "acme"));
        find(Map.of(0, "acme", 1, "shop"));

        assertThat(asked).containsExactly(List.of(ACME), List.of(new GroupKey(1, 1, "shop")));
        time.addAndGet(Duration.ofMillis(2_100).toNanos());
        find(Map.of(0, "acme"));
        assertThat(asked).hasSize(3);
    }

    @Test
    void aStoreThatIsAwayIsLeftAloneForASecond() {
        isAway.set(true);
        assertThat(find(Map.of(0, "acme"))).isEmpty();
        isAway.set(false);

        assertThat(find(Map.of(0, "acme"))).isEmpty();
        assertThat(asked).hasSize(1);
        time.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(find(Map.of(0, "acme"))).isPresent();
    }

    @Test
    void whatIsNoKeyOfAGroupIsNotAskedFor() {
        assertThat(find(Map.of(0, "a\0b", 1, "k".repeat(401)))).hasValue(Map.of(0, Map.of(), 1, Map.of()));

        assertThat(asked).isEmpty();
    }
}
