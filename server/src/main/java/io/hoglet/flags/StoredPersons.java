// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Persons as flags see them: remembered for two seconds, in bounded memory. Thread-safe.
 */
public final class StoredPersons {
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    /** In characters of JSON; a tree takes a few times that. */
    private static final long SIZE_MAX = 16L << 20;

    private static final int ENTRY_SIZE = 300;
    private static final int HASH_KEY_MAX = 400;

    private final FlagPersonStore store;
    private final Cache<Id, Optional<FlagPerson>> remembered;
    private final Away away;

    private record Id(long teamId, String distinctId) {}

    public StoredPersons(FlagPersonStore store, Away away) {
        this.store = store;
        this.away = away;
        this.remembered = Caffeine.newBuilder()
                .maximumWeight(SIZE_MAX)
                .weigher((Id id, Optional<FlagPerson> person) -> ENTRY_SIZE
                        + id.distinctId().length()
                        + person.map(FlagPerson::size).orElse(0))
                .expireAfterWrite(REMEMBERED)
                .ticker(away.ticker())
                .build();
    }

    /** The outer one is empty when the store is away, the inner one when there is no such person. */
    Optional<Optional<FlagPerson>> find(long teamId, String distinctId) {
        var id = new Id(teamId, distinctId);
        var known = remembered.getIfPresent(id);
        if (known != null) {
            return Optional.of(known);
        }
        var found = away.unless(() -> store.find(teamId, distinctId));
        found.ifPresent(person -> remembered.put(id, person));
        return found;
    }

    /**
     * What the person's flags with continuity hash by (wire protocol 3.6). With an id from before, flags that have no
     * key yet get that one; the first id's person comes before the other's. Empty when the store is away.
     */
    Optional<Map<String, String>> hashKeys(long teamId, Question question, List<String> flagKeys) {
        var persons = new ArrayList<Long>();
        var ids = new ArrayList<>(List.of(question.distinctId()));
        question.anonymousId().ifPresent(ids::add);
        for (String id : ids) {
            var person = find(teamId, id);
            if (person.isEmpty()) {
                return Optional.empty();
            }
            person.get().filter(each -> !persons.contains(each.id())).ifPresent(each -> persons.add(each.id()));
        }
        if (persons.isEmpty()) {
            return Optional.of(Map.of());
        }
        return away.unless(() -> {
            var keys = store.hashKeys(teamId, persons);
            var kept = question.anonymousId().filter(id -> id.length() <= HASH_KEY_MAX && id.indexOf('\0') < 0);
            if (kept.isPresent() && lacksSome(persons, keys, flagKeys)) {
                store.keepHashKeys(teamId, persons, flagKeys, kept.get());
                // Another request may have been first.
                keys = store.hashKeys(teamId, persons);
            }
            return merged(persons, keys);
        });
    }

    private static boolean lacksSome(List<Long> persons, Map<Long, Map<String, String>> keys, List<String> flagKeys) {
        return persons.stream()
                .anyMatch(
                        person -> !keys.getOrDefault(person, Map.of()).keySet().containsAll(flagKeys));
    }

    private static Map<String, String> merged(List<Long> persons, Map<Long, Map<String, String>> keys) {
        var merged = new HashMap<String, String>();
        persons.forEach(person -> keys.getOrDefault(person, Map.of()).forEach(merged::putIfAbsent));
        return merged;
    }
}
