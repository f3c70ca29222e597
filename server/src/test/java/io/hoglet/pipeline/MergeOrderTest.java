// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import static io.hoglet.pipeline.EventFixture.TEAM;
import static io.hoglet.pipeline.EventFixture.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.persons.InMemoryPersonStore;
import io.hoglet.pipeline.steps.Steps;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What merges promise whatever the events are. */
final class MergeOrderTest {
    private static final List<String> IDS = List.of("a", "b", "c", "d", "e");

    @Property(tries = 300)
    void dangerousMergesGiveTheSamePartitionOfIdsInAnyOrder(
            @ForAll("dangerousMerges") List<EventFixture> merges, @ForAll long seed) {
        var shuffled = new ArrayList<>(merges);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(after(merges, 1).partition()).isEqualTo(after(shuffled, 1).partition());
    }

    @Property(tries = 300)
    void itDoesNotMatterWhereBatchesEnd(@ForAll("events") List<EventFixture> events) {
        var oneByOne = after(events, 1);

        assertThat(after(events, 2)).isEqualTo(oneByOne);
        assertThat(after(events, 3)).isEqualTo(oneByOne);
        assertThat(after(events, events.size())).isEqualTo(oneByOne);
    }

    @Provide
    Arbitrary<List<EventFixture>> dangerousMerges() {
        return Combinators.combine(Arbitraries.of(IDS), Arbitraries.of(IDS))
                .as((id, other) -> anEvent().named("$merge_dangerously").by(id).with("{'alias':'" + other + "'}"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<EventFixture>> events() {
        return Combinators.combine(
                        Arbitraries.of(IDS),
                        Arbitraries.of(IDS),
                        Arbitraries.integers().between(0, 4))
                .as(RandomEvents::event)
                .list()
                .ofMinSize(1)
                .ofMaxSize(9);
    }

    private static PersonState after(List<EventFixture> events, int batchSize) {
        var store = new InMemoryPersonStore();
        var processor = new BatchProcessor(
                new Pipeline(Steps.inOrder(), new SimpleMeterRegistry()), InMemoryGroups.with(store), _ -> {});
        var progress = new HashMap<Integer, Long>();
        var topic = UUID.randomUUID();
        for (int from = 0; from < events.size(); from += batchSize) {
            var records = new ArrayList<CapturedRecord>();
            for (int i = from; i < Math.min(events.size(), from + batchSize); i++) {
                records.add(events.get(i).at(0, i).record());
            }
            processor.process(topic, records, progress);
        }
        return PersonState.of(store, TEAM, IDS);
    }
}
