// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import io.hoglet.persons.IdKey;
import io.hoglet.persons.PersonStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the world can see of a few ids: who is the same person, and what is known of them. */
record PersonState(Map<String, Seen> byId) {

    /** A person under one of its ids. */
    record Seen(Set<String> ids, String uuid, boolean isIdentified, String properties) {}

    static PersonState of(PersonStore store, long team, List<String> names) {
        var keys = new HashSet<IdKey>();
        names.forEach(name -> keys.add(new IdKey(team, name)));
        var batch = store.read(keys);
        var uuids = new TreeMap<String, String>();
        for (String name : names) {
            batch.find(new IdKey(team, name))
                    .ifPresent(person -> uuids.put(name, person.key().uuid().toString()));
        }
        var seen = new TreeMap<String, Seen>();
        for (String name : names) {
            batch.find(new IdKey(team, name)).ifPresent(person -> {
                var ids = new TreeSet<>(uuids.keySet());
                ids.removeIf(other -> !person.key().uuid().toString().equals(uuids.getOrDefault(other, "")));
                var properties = new TreeMap<String, String>();
                person.properties()
                        .properties()
                        .forEach(entry ->
                                properties.put(entry.getKey(), entry.getValue().toString()));
                seen.put(
                        name,
                        new Seen(ids, person.key().uuid().toString(), person.identified(), properties.toString()));
            });
        }
        return new PersonState(seen);
    }

    /** Only who is the same person. */
    Set<Set<String>> partition() {
        var groups = new HashSet<Set<String>>();
        byId.values().forEach(person -> groups.add(person.ids()));
        return groups;
    }
}
