// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hoglet.event.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Persons as flags see them: remembered for two seconds, in bounded memory. A store that fails is left alone for a
 * second, in which every answer is "not known", so that a request waits for it once at most. Thread-safe.
 */
public final class StoredPersons {
    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final Duration AWAY_PAUSE = Duration.ofSeconds(1);

    /** In characters of JSON; a tree takes a few times that. */
    private static final long SIZE_MAX = 16L << 20;

    private static final int ENTRY_SIZE = 300;
    private static final int HASH_KEY_MAX = 400;

    private final FlagPersonStore store;
    private final Ticker ticker;
    private final Cache<Id, Optional<FlagPerson>> remembered;
    private final AtomicLong awayUntil;

    private record Id(long teamId, String distinctId) {}

    public StoredPersons(FlagPersonStore store) {
        this(store, Ticker.systemTicker());
    }

    StoredPersons(FlagPersonStore store, Ticker ticker) {
        this.store = store;
        this.ticker = ticker;
        this.awayUntil = new AtomicLong(ticker.read());
        this.remembered = Caffeine.newBuilder()
                .maximumWeight(SIZE_MAX)
                .weigher((Id id, Optional<FlagPerson> person) -> ENTRY_SIZE
                        + id.distinctId().length()
                        + person.map(FlagPerson::size).orElse(0))
                .expireAfterWrite(REMEMBERED)
                .ticker(ticker)
                .build();
    }

    /** The outer one is empty when the store is away, the inner one when there is no such person. */
    Optional<Optional<FlagPerson>> find(long teamId, String distinctId) {
        var id = new Id(teamId, distinctId);
        var known = remembered.getIfPresent(id);
        if (known != null) {
            return Optional.of(known);
        }
        var found = unlessAway(() -> store.find(teamId, distinctId));
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
        return unlessAway(() -> {
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

    private <T> Optional<T> unlessAway(Supplier<T> look) {
        if (ticker.read() - awayUntil.get() < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(look.get());
        } catch (UnavailableException e) {
            awayUntil.set(ticker.read() + AWAY_PAUSE.toNanos());
            return Optional.empty();
        }
    }
}
