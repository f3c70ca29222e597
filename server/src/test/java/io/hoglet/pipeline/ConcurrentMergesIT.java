// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import static io.hoglet.pipeline.EventFixture.TEAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.engines.Engines;
import io.hoglet.engines.RealEngines;
import io.hoglet.persons.InMemoryPersonStore;
import io.hoglet.persons.PersonStore;
import io.hoglet.persons.postgres.PostgresPersonStore;
import io.hoglet.pipeline.steps.Steps;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two workers change the same persons of a real PostgreSQL at once. */
@ExtendWith(RealEngines.class)
final class ConcurrentMergesIT {
    private static final int BATCHES = 3;

    private final PersonStore store;
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    // The ids are of this round alone, because the team is the same one for all.
    private final List<String> ids = List.of("a" + seed, "b" + seed, "c" + seed, "d" + seed);

    ConcurrentMergesIT(Engines engines) {
        this.store = new PostgresPersonStore(engines.postgres());
    }

    @RepeatedTest(60)
    void twoWorkersEndInAStateThatSomeSerialOrderGives() throws Exception {
        var first = batches(0);
        var second = batches(1);
        var topic = UUID.randomUUID();

        runAtOnce(topic, first, second);

        var actual = PersonState.of(store, TEAM, ids);
        assertThat(serialStates(first, second)).as("with the seed " + seed).contains(actual);
    }

    private List<List<CapturedRecord>> batches(int partition) {
        var batches = new ArrayList<List<CapturedRecord>>();
        long offset = 0;
        for (int i = 0; i < BATCHES; i++) {
            var batch = new ArrayList<CapturedRecord>();
            for (int j = 0; j <= random.nextInt(3); j++) {
                String id = ids.get(random.nextInt(ids.size()));
                String other = ids.get(random.nextInt(ids.size()));
                batch.add(RandomEvents.event(id, other, random.nextInt(5))
                        .at(partition, offset++)
                        .record());
            }
            batches.add(batch);
        }
        return batches;
    }

    private void runAtOnce(UUID topic, List<List<CapturedRecord>> first, List<List<CapturedRecord>> second)
            throws InterruptedException, ExecutionException, TimeoutException {
        var barrier = new CyclicBarrier(2);
        try (var workers = Executors.newFixedThreadPool(2)) {
            var running = new ArrayList<java.util.concurrent.Future<?>>();
            for (var batches : List.of(first, second)) {
                running.add(workers.submit(() -> {
                    var processor = processor(store);
                    var progress = new HashMap<Integer, Long>();
                    for (var batch : batches) {
                        barrier.await(20, TimeUnit.SECONDS);
                        processor.process(topic, batch, progress);
                    }
                    return batches.size();
                }));
            }
            for (var each : running) {
                each.get(30, TimeUnit.SECONDS);
            }
        }
    }

    private Set<PersonState> serialStates(List<List<CapturedRecord>> first, List<List<CapturedRecord>> second) {
        var states = new HashSet<PersonState>();
        // Each bit says whose batch is next.
        for (int order = 0; order < 1 << (2 * BATCHES); order++) {
            if (Integer.bitCount(order) == BATCHES) {
                states.add(serialState(first, second, order));
            }
        }
        return states;
    }

    private PersonState serialState(List<List<CapturedRecord>> first, List<List<CapturedRecord>> second, int order) {
        var serial = new InMemoryPersonStore();
        var processor = processor(serial);
        var topic = UUID.randomUUID();
        Map<Integer, Long> progress = new HashMap<>();
        int ofFirst = 0;
        int ofSecond = 0;
        for (int i = 0; i < 2 * BATCHES; i++) {
            boolean isFirst = (order >> i & 1) == 0;
            processor.process(topic, isFirst ? first.get(ofFirst++) : second.get(ofSecond++), progress);
        }
        return PersonState.of(serial, TEAM, ids);
    }

    private static BatchProcessor processor(PersonStore store) {
        return new BatchProcessor(
                new Pipeline(Steps.inOrder(), new SimpleMeterRegistry()), InMemoryGroups.with(store), _ -> {});
    }
}
