// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

import io.hoglet.event.PersonUuid;
import io.hoglet.persons.PersonChanges.IdOverride;
import io.hoglet.persons.PersonChanges.PersonRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** Persons in maps, one batch after the other. Passes {@link PersonStoreContract}. Thread-safe. */
public final class InMemoryPersonStore implements PersonStore {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<PersonKey, Person> persons = new TreeMap<>();
    private final Map<IdKey, Owner> owners = new TreeMap<>();
    private final Map<PersonKey, Long> tombstones = new HashMap<>();
    private final Map<Place, Long> progress = new HashMap<>();
    private final Map<Place, List<PersonChanges>> unsent = new HashMap<>();
    private long rows;

    private record Place(UUID topicId, int partition) {}

    private record Owner(PersonKey person, long version) {}

    @Override
    public Map<Integer, Long> progress(UUID topicId, Collection<Integer> partitions) {
        var known = new HashMap<Integer, Long>();
        progress.forEach((place, next) -> {
            if (place.topicId().equals(topicId) && partitions.contains(place.partition())) {
                known.put(place.partition(), next);
            }
        });
        return known;
    }

    @Override
    public PersonChanges unsent(UUID topicId, Collection<Integer> partitions) {
        var rows = new TreeMap<PersonKey, PersonRow>();
        var overrides = new TreeMap<IdKey, IdOverride>();
        for (int partition : partitions) {
            for (var noted : unsent.getOrDefault(new Place(topicId, partition), List.of())) {
                noted.persons().forEach(row -> rows.put(row.key(), present(row)));
                noted.overrides().forEach(override -> overrides.put(override.id(), present(override.id())));
            }
        }
        return new PersonChanges(List.copyOf(rows.values()), List.copyOf(overrides.values()));
    }

    private PersonRow present(PersonRow noted) {
        var person = persons.get(noted.key());
        return person == null
                ? new PersonRow(
                        noted.key(), noted.createdAt(), "{}", false, true, tombstones.getOrDefault(noted.key(), 0L))
                : row(person);
    }

    private IdOverride present(IdKey id) {
        var owner = java.util.Objects.requireNonNull(owners.get(id));
        return new IdOverride(id, owner.person().uuid(), owner.version());
    }

    @Override
    public PersonBatch read(Set<IdKey> ids) {
        var found = new HashMap<IdKey, PersonKey>();
        var loaded = new HashMap<PersonKey, Person>();
        var stones = new HashMap<PersonKey, Long>();
        for (var id : ids) {
            var owner = owners.get(id);
            var self = new PersonKey(id.teamId(), PersonUuid.of(id.teamId(), id.distinctId()));
            if (owner != null) {
                found.put(id, owner.person());
                loaded.put(owner.person(), java.util.Objects.requireNonNull(persons.get(owner.person())));
            } else if (tombstones.containsKey(self)) {
                stones.put(self, tombstones.getOrDefault(self, 0L));
            }
        }
        return new PersonBatch(found, List.copyOf(loaded.values()), stones);
    }

    @Override
    public PersonChanges apply(Advance advance, Set<IdKey> ids, Work work) {
        lock.lock();
        try {
            advance.partitions().forEach((partition, step) -> {
                long known = progress.getOrDefault(new Place(advance.topicId(), partition), 0L);
                if (known != step.expected()) {
                    throw new FencedException(partition);
                }
            });
            var batch = read(ids);
            work.fold(batch);
            var changes = keep(batch);
            advance.partitions().forEach((partition, step) -> {
                var place = new Place(advance.topicId(), partition);
                progress.put(place, step.next());
                if (advance.earlier() == Advance.Earlier.SENT) {
                    unsent.remove(place);
                }
            });
            var place = new Place(
                    advance.topicId(), advance.partitions().keySet().iterator().next());
            unsent.computeIfAbsent(place, _ -> new ArrayList<>()).add(changes);
            work.keepTogether();
            return changes;
        } finally {
            lock.unlock();
        }
    }

    private PersonChanges keep(PersonBatch batch) {
        var changed = new ArrayList<PersonRow>();
        var overrides = new ArrayList<IdOverride>();
        batch.created().forEach((key, person) -> changed.add(row(put(person, ++rows, person.version()))));
        batch.changed().forEach((key, person) -> changed.add(row(put(person, person.rowId(), person.version() + 1))));
        batch.added().forEach((id, person) -> {
            owners.put(id, new Owner(person, 0));
            if (!person.uuid().equals(PersonUuid.of(id.teamId(), id.distinctId()))) {
                overrides.add(new IdOverride(id, person.uuid(), 0));
            }
        });
        batch.removed().forEach((person, target) -> {
            for (var id : new HashSet<>(owners.keySet())) {
                var owner = java.util.Objects.requireNonNull(owners.get(id));
                if (owner.person().equals(person.key())) {
                    owners.put(id, new Owner(target, owner.version() + 1));
                    overrides.add(new IdOverride(id, target.uuid(), owner.version() + 1));
                }
            }
            long version = person.version() + PersonBatch.DELETED_VERSION_STEP;
            persons.remove(person.key());
            tombstones.put(person.key(), version);
            changed.add(new PersonRow(person.key(), person.createdAt(), "{}", person.identified(), true, version));
        });
        return new PersonChanges(changed, overrides);
    }

    private Person put(Person person, long rowId, long version) {
        var kept =
                new Person(rowId, person.key(), person.createdAt(), person.properties(), person.identified(), version);
        persons.put(kept.key(), kept);
        return kept;
    }

    private static PersonRow row(Person person) {
        return new PersonRow(
                person.key(),
                person.createdAt(),
                person.properties().toString(),
                person.identified(),
                false,
                person.version());
    }
}
