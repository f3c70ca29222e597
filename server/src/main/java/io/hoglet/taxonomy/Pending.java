// SPDX-License-Identifier: Apache-2.0
package io.hoglet.taxonomy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** What was found and is not stored. Bounded: beyond it findings are dropped, to be found again with a later event. */
final class Pending {
    private final int sizeMax;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<KnownNames, Map<String, Optional<PropertyType>>> properties = new LinkedHashMap<>();
    private final Map<KnownNames, Instant> events = new LinkedHashMap<>();
    private final Set<Found> counted = new HashSet<>();

    private record Found(KnownNames names, String property) {}

    /** What is pending of one project. */
    record OfTeam(
            long teamId,
            Map<KnownNames, Map<String, Optional<PropertyType>>> properties,
            Map<KnownNames, Instant> events) {

        Findings findings() {
            var types = new HashMap<PropertyKey, Optional<PropertyType>>();
            var pairs = new ArrayList<Findings.SeenPair>();
            properties.forEach((names, found) -> found.forEach((property, type) -> {
                types.merge(new PropertyKey(names.scope().kind(), property), type, (a, b) -> a.isPresent() ? a : b);
                if (names.scope().kind() == PropertyKind.EVENT) {
                    pairs.add(new Findings.SeenPair(names.scope().event(), property));
                }
            }));
            return new Findings(
                    teamId,
                    events.entrySet().stream()
                            .map(event -> new Findings.SeenEvent(
                                    event.getKey().scope().event(), event.getValue()))
                            .toList(),
                    types.entrySet().stream()
                            .map(type -> new Findings.SeenProperty(
                                    type.getKey().kind(), type.getKey().name(), type.getValue()))
                            .toList(),
                    pairs);
        }

        Set<KnownNames> names() {
            var all = new HashSet<>(properties.keySet());
            all.addAll(events.keySet());
            return all;
        }

        /** Call when all is stored. */
        void confirm() {
            properties.forEach(
                    (names, found) -> found.forEach((property, type) -> names.stored(property, type.isPresent())));
            events.forEach(KnownNames::storedOn);
        }
    }

    private record PropertyKey(PropertyKind kind, String name) {}

    Pending(int sizeMax) {
        this.sizeMax = sizeMax;
    }

    void event(KnownNames names, Instant at) {
        lock.lock();
        try {
            if (events.size() < sizeMax || events.containsKey(names)) {
                events.merge(names, at, (a, b) -> a.isAfter(b) ? a : b);
            }
        } finally {
            lock.unlock();
        }
    }

    void property(KnownNames names, String property, Optional<PropertyType> type) {
        lock.lock();
        try {
            var key = new Found(names, property);
            if (counted.size() < sizeMax || counted.contains(key)) {
                counted.add(key);
                properties
                        .computeIfAbsent(names, same -> new LinkedHashMap<>())
                        .merge(property, type, (a, b) -> a.isPresent() ? a : b);
            }
        } finally {
            lock.unlock();
        }
    }

    /** All that is pending, by project; nothing is pending afterwards. */
    List<OfTeam> take() {
        lock.lock();
        try {
            var teams = new LinkedHashMap<Long, OfTeam>();
            properties.forEach(
                    (names, found) -> ofTeam(teams, names).properties().put(names, found));
            events.forEach((names, at) -> ofTeam(teams, names).events().put(names, at));
            properties.clear();
            events.clear();
            counted.clear();
            return List.copyOf(teams.values());
        } finally {
            lock.unlock();
        }
    }

    private static OfTeam ofTeam(Map<Long, OfTeam> teams, KnownNames names) {
        return teams.computeIfAbsent(
                names.scope().teamId(), id -> new OfTeam(id, new LinkedHashMap<>(), new LinkedHashMap<>()));
    }

    void putBack(OfTeam team) {
        team.properties().forEach((names, found) -> found.forEach((name, type) -> property(names, name, type)));
        team.events().forEach(this::event);
    }
}
