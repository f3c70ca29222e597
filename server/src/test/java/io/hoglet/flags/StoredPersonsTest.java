// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoglet.event.UnavailableException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is remembered of persons and definitions, and for how long. */
class StoredPersonsTest {
    private final AtomicLong time = new AtomicLong(1);
    private final Store store = new Store();
    private final StoredPersons persons = new StoredPersons(store, new Away(time::get));

    /** Counts how often it is asked. */
    private static final class Store implements FlagPersonStore, FlagDefinitionStore {
        final AtomicInteger asked = new AtomicInteger();
        final AtomicBoolean away = new AtomicBoolean();
        final AtomicLong version = new AtomicLong();
        final Map<Long, Map<String, String>> keys = new HashMap<>();
        final Map<String, Long> owners = new HashMap<>();

        private void ask() {
            asked.incrementAndGet();
            if (away.get()) {
                throw new UnavailableException("away");
            }
        }

        @Override
        public Optional<FlagPerson> find(long teamId, String distinctId) {
            ask();
            return Optional.ofNullable(owners.get(distinctId)).map(id -> new FlagPerson(id, Map.of(), 2));
        }

        @Override
        public Map<Long, Map<String, String>> hashKeys(long teamId, Collection<Long> personIds) {
            ask();
            return new HashMap<>(keys);
        }

        @Override
        public void keepHashKeys(long teamId, Collection<Long> personIds, Collection<String> flagKeys, String hashKey) {
            ask();
            personIds.forEach(person -> flagKeys.forEach(
                    flag -> keys.computeIfAbsent(person, id -> new HashMap<>()).putIfAbsent(flag, hashKey)));
        }

        @Override
        public Map<Long, TeamFlags.Stamp> stamps(Collection<Long> teamIds) {
            ask();
            return Map.of(1L, new TeamFlags.Stamp(version.get(), ZoneOffset.UTC, Map.of()));
        }

        @Override
        public Optional<TeamFlags> load(long teamId) {
            ask();
            return Optional.of(TeamFlags.of(
                    new TeamFlags.Stamp(version.get(), ZoneOffset.UTC, Map.of()),
                    List.of(),
                    Map.of(),
                    0,
                    new TeamFlags.Raw(List.of(), Map.of())));
        }
    }

    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos());
    }

    @Test
    void aPersonIsRememberedForTwoSecondsAlsoThatThereIsNone() {
        store.owners.put("u", 1L);
        persons.find(1, "u");
        persons.find(1, "nobody");
        persons.find(1, "u");
        persons.find(1, "nobody");
        assertThat(store.asked).hasValue(2);

        persons.find(2, "u");
        pass(Duration.ofSeconds(3));
        persons.find(1, "u");

        assertThat(store.asked).hasValue(4);
    }

    @Test
    void aStoreThatFailedIsLeftAloneForASecond() {
        store.away.set(true);
        assertThat(persons.find(1, "u")).isEmpty();
        assertThat(persons.find(1, "v")).isEmpty();
        assertThat(store.asked).hasValue(1);

        store.away.set(false);
        pass(Duration.ofSeconds(2));

        assertThat(persons.find(1, "u")).hasValue(Optional.empty());
    }

    @Test
    void theFirstIdsPersonComesFirstAndWhatIsMissingIsWrittenOnce() {
        store.owners.put("u", 1L);
        store.owners.put("anon", 2L);
        store.keys.put(2L, new HashMap<>(Map.of("f", "old")));
        var question = new Question("u", Optional.of("anon"), Optional.empty(), Map.of(), Map.of(), Map.of(), Set.of());

        assertThat(persons.hashKeys(1, question, List.of("f", "g"))).hasValue(Map.of("f", "anon", "g", "anon"));
        assertThat(store.keys)
                .isEqualTo(Map.of(1L, Map.of("f", "anon", "g", "anon"), 2L, Map.of("f", "old", "g", "anon")));
        int before = store.asked.get();
        persons.hashKeys(1, question, List.of("f", "g"));
        assertThat(store.asked).hasValue(before + 1);
    }

    @Test
    void definitionsAreReadAgainOnlyWhenTheirVersionIsAnother() {
        var definitions = new FlagDefinitions(store, time::get);
        definitions.refresh();
        assertThat(store.asked).hasValue(0);
        var first = definitions.of(1);

        definitions.refresh();
        assertThat(definitions.of(1)).isSameAs(first);
        store.version.set(7);
        definitions.refresh();
        assertThat(definitions.of(1).stamp().version()).isEqualTo(7);

        store.away.set(true);
        assertThatThrownBy(definitions::refresh).isInstanceOf(UnavailableException.class);
        assertThat(definitions.of(1).stamp().version()).isEqualTo(7);
    }

    @Test
    void definitionsThatCannotBeReadAreNotWaitedForByEachRequest() {
        var definitions = new FlagDefinitions(store, time::get);
        store.away.set(true);
        assertThatThrownBy(() -> definitions.of(1)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> definitions.of(1)).isInstanceOf(UnavailableException.class);
        assertThat(store.asked).hasValue(1);

        store.away.set(false);
        pass(Duration.ofSeconds(2));

        assertThat(definitions.of(1)).isNotNull();
    }
}
