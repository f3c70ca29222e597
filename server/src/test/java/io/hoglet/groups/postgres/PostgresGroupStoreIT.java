// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.engines.Engines;
import io.hoglet.engines.RealEngines;
import io.hoglet.groups.Group;
import io.hoglet.groups.GroupKey;
import io.hoglet.groups.GroupStore;
import io.hoglet.groups.GroupUpdate;
import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.PropertiesJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealEngines.class)
final class PostgresGroupStoreIT {
    private static final AtomicLong TEAMS = new AtomicLong(System.nanoTime() >>> 20);
    private static final Instant AT = Instant.parse("2026-03-04T05:06:07.123456789Z");

    private final long team = TEAMS.incrementAndGet();
    private final UUID topic = UUID.randomUUID();
    private final Postgres postgres;
    private final PostgresGroupStore store;

    PostgresGroupStoreIT(Engines engines) {
        this.postgres = engines.postgres();
        this.store = new PostgresGroupStore(postgres);
    }

    @Test
    void aGroupIsMadeAndThenEachChangeIsAVersion() {
        assertThat(apply(update("acme", "{'plan':'a','seats':1}")))
                .extracting(Group::version)
                .containsExactly(0L);
        assertThat(apply(update("acme", "{'plan':'b'}")))
                .extracting(Group::version)
                .containsExactly(1L);
        assertThat(apply(update("acme", "{'plan':'b'}"))).isEmpty();

        assertThat(properties("acme")).isEqualTo(json("{'plan':'b','seats':1}"));
    }

    @Test
    void theUpdatesOfABatchAreAppliedInTheirOrderAsOneVersion() {
        apply(update("acme", "{}"));

        var changed = apply(update("acme", "{'n':1,'a':1}"), update("beta", "{'n':1}"), update("acme", "{'n':2}"));

        assertThat(changed).extracting(Group::version).containsExactlyInAnyOrder(1L, 0L);
        assertThat(properties("acme")).isEqualTo(json("{'n':2,'a':1}"));
        assertThat(properties("beta")).isEqualTo(json("{'n':1}"));
    }

    @Test
    void theEarliestTimeIsTheTimeOfTheGroup() {
        apply(update("acme", "{}"));
        var later = apply(new GroupUpdate(key("acme"), json("{}"), AT.plusSeconds(1)));
        var earlier = apply(new GroupUpdate(key("acme"), json("{}"), AT.minusSeconds(1)));

        assertThat(later).isEmpty();
        assertThat(earlier).extracting(Group::createdAt).containsExactly(Instant.parse("2026-03-04T05:06:06.123456Z"));
    }

    @Test
    void anUpdateThatWouldMakeTheGroupTooLargeIsLeftOut() {
        apply(update("acme", "{'a':'" + "x".repeat(400_000) + "'}"));

        assertThat(apply(update("acme", "{'b':'" + "x".repeat(400_000) + "'}"))).isEmpty();
    }

    @Test
    void whatChangedIsUnsentAsItIsNow() {
        apply(update("acme", "{'n':1}"), update("a:b", "{}"));
        apply(update("acme", "{'n':2}"));

        var unsent = store.unsent(topic, List.of(0));

        assertThat(unsent)
                .extracting(group -> group.key().key() + " " + group.version() + " " + group.properties())
                .containsExactlyInAnyOrder("acme 1 {\"n\":2}", "a:b 0 {}");
        assertThat(store.unsent(topic, List.of(1))).isEmpty();
    }

    @Test
    void whatTheTransactionLosesIsLostWholly() {
        assertThatThrownBy(() -> postgres.inTransaction(_ -> {
                    store.apply(new GroupStore.Source(topic, 0), List.of(update("acme", "{}")));
                    throw new IllegalArgumentException("after it");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(store.unsent(topic, List.of(0))).isEmpty();
        assertThat(apply(update("acme", "{}"))).extracting(Group::version).containsExactly(0L);
    }

    @Test
    void withoutATransactionNothingIsKept() {
        assertThatThrownBy(() -> store.apply(new GroupStore.Source(topic, 0), List.of(update("acme", "{}"))))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Two workers change the same groups in opposite orders; in every other round one of the groups is new to both. */
    @Test
    void workersLoseNoUpdateOfEachOtherAndDoNotWaitInACircle() throws Exception {
        int rounds = 40;
        var barrier = new CyclicBarrier(2);
        try (var workers = Executors.newFixedThreadPool(2)) {
            var running = new ArrayList<Future<Integer>>();
            for (int worker = 0; worker < 2; worker++) {
                int mine = worker;
                running.add(workers.submit(() -> {
                    for (int round = 0; round < rounds; round++) {
                        barrier.await(20, TimeUnit.SECONDS);
                        apply(updates(mine, round));
                    }
                    return mine;
                }));
            }
            for (var each : running) {
                each.get(60, TimeUnit.SECONDS);
            }
        }

        assertThat(properties("shared")).hasSize(2 * rounds);
        for (int round = 0; round < rounds; round += 2) {
            assertThat(properties("new-" + round)).hasSize(2);
        }
    }

    private GroupUpdate[] updates(int worker, int round) {
        String set = "{'w" + worker + "-" + round + "':1}";
        var updates = new ArrayList<>(List.of(update("a", set), update("shared", set), update("z", set)));
        if (round % 2 == 0) {
            updates.add(1, update("new-" + round, set));
        }
        if (worker == 1) {
            Collections.reverse(updates);
        }
        return updates.toArray(GroupUpdate[]::new);
    }

    private List<Group> apply(GroupUpdate... updates) {
        return postgres.inTransaction(_ -> store.apply(new GroupStore.Source(topic, 0), List.of(updates)));
    }

    private GroupUpdate update(String key, String set) {
        return new GroupUpdate(key(key), json(set), AT);
    }

    private GroupKey key(String key) {
        return new GroupKey(team, 2, key);
    }

    private ObjectNode properties(String key) {
        return new PostgresGroupLookup(postgres)
                .properties(List.of(key(key)))
                .getOrDefault(key(key), JsonNodeFactory.instance.objectNode());
    }

    private static ObjectNode json(String singleQuoted) {
        return PropertiesJson.read(singleQuoted.replace('\'', '"'));
    }
}
