// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.engines.Engines;
import io.hoglet.engines.RealEngines;
import io.hoglet.groups.GroupTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealEngines.class)
final class PostgresGroupTypeStoreIT {
    private static final AtomicLong TEAMS = new AtomicLong(System.nanoTime() >>> 20);
    private static final int WORKERS = 4;

    private final long team = TEAMS.incrementAndGet();
    private final PostgresGroupTypeStore store;

    PostgresGroupTypeStoreIT(Engines engines) {
        this.store = new PostgresGroupTypeStore(engines.postgres());
    }

    @Test
    void theFirstFiveGetAnIndexInTheirOrderAndKeepIt() {
        assertThat(store.allocate(team, List.of("store", "company"))).isEqualTo(Map.of("store", 0, "company", 1));

        var all = store.allocate(team, List.of("a", "company", "b", "c", "sixth"));

        assertThat(all).isEqualTo(Map.of("store", 0, "company", 1, "a", 2, "b", 3, "c", 4));
        assertThat(store.allocate(team, List.of("sixth", "store"))).isEqualTo(all);
        assertThat(new GroupTypes(store).indexes(Map.of(team, List.of("sixth"))))
                .isEqualTo(Map.of(team, all));
    }

    @Test
    void projectsHaveTypesOfTheirOwn() {
        long other = TEAMS.incrementAndGet();
        store.allocate(team, List.of("store"));

        var indexes = new GroupTypes(store).indexes(Map.of(team, List.of("company"), other, List.of("company")));

        assertThat(indexes).isEqualTo(Map.of(team, Map.of("store", 0, "company", 1), other, Map.of("company", 0)));
    }

    /** Each worker comes with two names of its own and one of all: eight and one for five places. */
    @RepeatedTest(20)
    void workersThatComeAtOnceNeverGiveAnIndexTwiceAndAllSeeTheSame() throws Exception {
        var barrier = new CyclicBarrier(WORKERS);
        var seen = new ArrayList<Map<String, Integer>>();
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            var running = new ArrayList<Future<Map<String, Integer>>>();
            for (int i = 0; i < WORKERS; i++) {
                var names = List.of("a" + i, "common", "b" + i);
                running.add(workers.submit(() -> {
                    var types = new GroupTypes(store);
                    barrier.await(20, TimeUnit.SECONDS);
                    return new HashMap<>(types.indexes(Map.of(team, names)).getOrDefault(team, Map.of()));
                }));
            }
            for (var each : running) {
                seen.add(each.get(30, TimeUnit.SECONDS));
            }
        }

        var all = store.indexes(Set.of(team)).getOrDefault(team, Map.of());
        assertThat(all.values()).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        // Who had all that it wanted did not need to wait for the others.
        assertThat(seen)
                .allSatisfy(types -> assertThat(all).containsAllEntriesOf(types).containsKey("common"));
    }
}
