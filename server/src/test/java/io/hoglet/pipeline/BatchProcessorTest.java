// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import static io.hoglet.pipeline.EventFixture.TEAM;
import static io.hoglet.pipeline.EventFixture.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoglet.event.PersonUuid;
import io.hoglet.event.UnavailableException;
import io.hoglet.persons.Advance;
import io.hoglet.persons.FencedException;
import io.hoglet.persons.IdKey;
import io.hoglet.persons.InMemoryPersonStore;
import io.hoglet.persons.PersonBatch;
import io.hoglet.persons.PersonChanges;
import io.hoglet.persons.PersonStore;
import io.hoglet.pipeline.steps.Steps;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class BatchProcessorTest {
    private static final UUID TOPIC = UUID.randomUUID();

    private final InMemoryPersonStore persons = new InMemoryPersonStore();
    private final Map<Integer, Long> progress = new HashMap<>();
    private final List<PipelineEvent> heard = new ArrayList<>();

    @Test
    void everyRecordBecomesARowOrALetterAndProgressGoesOn() {
        var output = process(
                anEvent().at(0, 4),
                anEvent().saying("nonsense").at(1, 9),
                anEvent().named("$$client_ingestion_warning").at(0, 7));

        assertThat(output.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.partition()).isZero());
        assertThat(output.deadLetters()).hasSize(1);
        assertThat(progress).isEqualTo(Map.of(0, 8L, 1, 10L));
        assertThat(heard).hasSize(1);
    }

    @Test
    void anEventOfABatchCarriesThePersonThatItsPersonBecomesInIt() {
        var output = process(
                anEvent().by("anon").at(0, 0),
                anEvent().by("u1").at(0, 1),
                anEvent()
                        .by("u1")
                        .named("$identify")
                        .with("{'$anon_distinct_id':'anon'}")
                        .at(0, 2));

        assertThat(output.rows()).extracting(row -> row.row().personId()).containsOnly(PersonUuid.of(TEAM, "u1"));
    }

    @Test
    void recordsBelowTheProgressRunForOutputOnlyWithPersonsAsTheyAreNow() {
        process(
                anEvent().by("anon").with("{'$set':{'n':1}}").at(0, 0),
                anEvent().by("u1").at(0, 1));
        process(anEvent()
                .by("u1")
                .named("$identify")
                .with("{'$anon_distinct_id':'anon'}")
                .at(0, 2));

        var replayed = process(
                anEvent().by("anon").with("{'$set':{'n':1}}").at(0, 0),
                anEvent()
                        .by("u1")
                        .named("$identify")
                        .with("{'$anon_distinct_id':'anon'}")
                        .at(0, 2));

        assertThat(replayed.changes().isEmpty()).isTrue();
        assertThat(replayed.rows()).extracting(row -> row.row().personId()).containsOnly(PersonUuid.of(TEAM, "u1"));
    }

    @Test
    void aBatchMayBeginInTheMiddleOfWhatWasKept() {
        process(
                anEvent().with("{'$set':{'n':1}}").at(0, 0),
                anEvent().with("{'$set':{'n':2}}").at(0, 1));

        var output = process(
                anEvent().with("{'$set':{'n':2}}").at(0, 1),
                anEvent().with("{'$set':{'n':3}}").at(0, 2));

        assertThat(output.rows()).hasSize(2);
        assertThat(output.changes().persons())
                .singleElement()
                .satisfies(row -> assertThat(row.version()).isEqualTo(1));
    }

    @Test
    void gapsBetweenOffsetsAreNothingSpecial() {
        process(anEvent().at(0, 0));

        process(anEvent().at(0, 5));

        assertThat(persons.progress(TOPIC, List.of(0))).isEqualTo(Map.of(0, 6L));
    }

    @Test
    void aFencedBatchIsAbandoned() {
        process(anEvent().at(0, 0));
        progress.clear();

        assertThatThrownBy(() -> process(anEvent().at(0, 0))).isInstanceOf(FencedException.class);
    }

    @Test
    void aPoisonEventIsSetAsideAndTheOthersGoOn() {
        var processor = processor(new Poisoned(persons, "poison"), heard::addAll);
        var records = new ArrayList<CapturedRecord>();
        for (int i = 0; i < 7; i++) {
            records.add(anEvent().by(i == 4 ? "poison" : "u" + i).at(0, i).record());
        }

        var output = processor.process(TOPIC, records, progress);

        assertThat(output.rows()).hasSize(6);
        assertThat(output.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.record().distinctId()).isEqualTo("poison"));
        assertThat(output.changes().persons()).hasSize(6);
        assertThat(progress).isEqualTo(Map.of(0, 7L));
        assertThat(persons.unsent(TOPIC, List.of(0)).persons())
                .as("all of it is unsent until it is sent")
                .hasSize(6);
    }

    @Test
    void aStoreThatIsAwayIsNoPoison() {
        PersonStore away = new Poisoned(persons, "u1") {
            @Override
            RuntimeException failure() {
                return new UnavailableException("away");
            }
        };

        assertThatThrownBy(() -> processor(away, heard::addAll)
                        .process(
                                TOPIC,
                                List.of(anEvent().record(), anEvent().at(0, 1).record()),
                                progress))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void aListenerThatThrowsStopsNothing() {
        var processor = processor(persons, _ -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(processor
                        .process(TOPIC, List.of(anEvent().record()), progress)
                        .rows())
                .hasSize(1);
    }

    private BatchOutput process(EventFixture... events) {
        return processor(persons, heard::addAll)
                .process(
                        TOPIC,
                        List.of(events).stream().map(EventFixture::record).toList(),
                        progress);
    }

    private static BatchProcessor processor(PersonStore store, BatchListener listener) {
        return new BatchProcessor(
                new Pipeline(Steps.inOrder(), new SimpleMeterRegistry()), InMemoryGroups.with(store), listener);
    }

    /** A store that cannot keep a person of one id. */
    private static class Poisoned implements PersonStore {
        private final PersonStore store;
        private final String poison;

        Poisoned(PersonStore store, String poison) {
            this.store = store;
            this.poison = poison;
        }

        RuntimeException failure() {
            return new IllegalArgumentException("poison");
        }

        @Override
        public PersonChanges apply(Advance advance, Set<IdKey> ids, Work work) {
            if (ids.stream().anyMatch(id -> id.distinctId().equals(poison))) {
                throw failure();
            }
            return store.apply(advance, ids, work);
        }

        @Override
        public Map<Integer, Long> progress(UUID topicId, Collection<Integer> partitions) {
            return store.progress(topicId, partitions);
        }

        @Override
        public PersonChanges unsent(UUID topicId, Collection<Integer> partitions) {
            return store.unsent(topicId, partitions);
        }

        @Override
        public PersonBatch read(Set<IdKey> ids) {
            return store.read(ids);
        }
    }
}
