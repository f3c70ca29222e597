// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.event.PersonUuid;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The persons that a batch of events is about, in memory, while the events are folded over them in order (wire protocol
 * 4.6 and 4.7). It holds what was loaded and what has become of it; the store writes the difference. Used by one
 * thread.
 */
public final class PersonBatch {
    /** A merged person's last row must win over every row it ever had, whatever its version was. */
    public static final long DELETED_VERSION_STEP = 100;

    private final Map<IdKey, PersonKey> owners = new HashMap<>();
    private final Map<PersonKey, Person> persons = new HashMap<>();
    private final Map<PersonKey, Person> loaded = new HashMap<>();
    private final Map<PersonKey, Long> tombstones;
    private final Set<IdKey> addedIds = new LinkedHashSet<>();
    private final Map<PersonKey, PersonKey> mergedInto = new LinkedHashMap<>();

    /**
     * @param owners the person of each id that has one
     * @param persons those persons
     * @param tombstones versions of deleted persons that may come back
     */
    public PersonBatch(Map<IdKey, PersonKey> owners, List<Person> persons, Map<PersonKey, Long> tombstones) {
        this.owners.putAll(owners);
        this.tombstones = Map.copyOf(tombstones);
        for (var person : persons) {
            this.persons.put(person.key(), person);
            loaded.put(person.key(), person);
        }
    }

    public Optional<Person> find(IdKey id) {
        return Optional.ofNullable(owners.get(id)).map(this::person);
    }

    /** The person that {@code uuid} has become, if it was merged in this batch. */
    public UUID survivor(long teamId, UUID uuid) {
        var key = new PersonKey(teamId, uuid);
        for (var next = mergedInto.get(key); next != null; next = mergedInto.get(key)) {
            key = next;
        }
        return key.uuid();
    }

    /** The id's person, made at {@code at} when there is none. */
    public Person findOrCreate(IdKey id, Instant at, ObjectNode emptyProperties) {
        return find(id).orElseGet(() -> create(id, at, emptyProperties));
    }

    private Person create(IdKey id, Instant at, ObjectNode emptyProperties) {
        var key = new PersonKey(id.teamId(), PersonUuid.of(id.teamId(), id.distinctId()));
        // A person that was deleted comes back above its delete row, or ClickHouse would never show it.
        long version = tombstones.getOrDefault(key, -1L) + 1;
        own(id, key);
        return put(new Person(0, key, at, emptyProperties, false, version));
    }

    /** Applies an update and returns the person after it. */
    public Person update(Person person, PersonUpdate update) {
        return update.applyTo(person.properties())
                .map(properties -> put(person.withProperties(properties)))
                .orElse(person);
    }

    /** Makes one person of two ids, or says why not. In every case but an illegal id the target ends identified. */
    public Merge.Result merge(Merge merge, Instant at, ObjectNode emptyProperties) {
        if (IllegalIds.contains(merge.other().distinctId())
                || IllegalIds.contains(merge.target().distinctId())) {
            return Merge.Result.ILLEGAL_ID;
        }
        var other = find(merge.other());
        var target = find(merge.target());
        if (other.isEmpty() || target.isEmpty()) {
            var person = target.or(() -> other).orElseGet(() -> create(merge.target(), at, emptyProperties));
            own(merge.other(), person.key());
            own(merge.target(), person.key());
            put(person.withIdentified());
            return Merge.Result.MERGED;
        }
        put(target.get().withIdentified());
        if (other.get().key().equals(target.get().key())) {
            return Merge.Result.SAME_PERSON;
        }
        if (other.get().identified() && !merge.dangerously()) {
            return Merge.Result.ALREADY_IDENTIFIED;
        }
        absorb(other.get(), target.get().withIdentified());
        return Merge.Result.MERGED;
    }

    private void absorb(Person other, Person target) {
        ObjectNode both = other.properties().deepCopy();
        both.setAll(target.properties());
        var properties = PropertiesSize.fits(both) ? both : target.properties();
        var created = other.createdAt().isBefore(target.createdAt()) ? other.createdAt() : target.createdAt();
        put(new Person(target.rowId(), target.key(), created, properties, true, target.version()));
        owners.replaceAll((id, owner) -> owner.equals(other.key()) ? target.key() : owner);
        mergedInto.put(other.key(), target.key());
        persons.remove(other.key());
    }

    private void own(IdKey id, PersonKey person) {
        if (owners.put(id, person) == null) {
            addedIds.add(id);
        }
    }

    private Person person(PersonKey key) {
        var person = persons.get(key);
        if (person == null) {
            throw new IllegalStateException("an id points to a person that was not loaded: " + key.uuid());
        }
        return person;
    }

    private Person put(Person person) {
        persons.put(person.key(), person);
        return person;
    }

    /** Persons that are in no store yet, by key. */
    public Map<PersonKey, Person> created() {
        var created = new TreeMap<PersonKey, Person>();
        persons.forEach((key, person) -> {
            if (!loaded.containsKey(key)) {
                created.put(key, person);
            }
        });
        return created;
    }

    /** Loaded persons that are different now, by key; their version is still the loaded one. */
    public Map<PersonKey, Person> changed() {
        var changed = new TreeMap<PersonKey, Person>();
        persons.forEach((key, person) -> {
            var before = loaded.get(key);
            if (before != null && !person.sameContent(before)) {
                changed.put(key, person);
            }
        });
        return changed;
    }

    /** Loaded persons that gave way, and to whom in the end, by key. */
    public Map<Person, PersonKey> removed() {
        var removed = new LinkedHashMap<Person, PersonKey>();
        new TreeMap<>(loaded).forEach((key, person) -> {
            if (!persons.containsKey(key)) {
                removed.put(person, new PersonKey(key.teamId(), survivor(key.teamId(), key.uuid())));
            }
        });
        return removed;
    }

    /** Ids that had no person before, with the person they have now, in order of the ids. */
    public Map<IdKey, PersonKey> added() {
        var added = new TreeMap<IdKey, PersonKey>();
        for (var id : addedIds) {
            var owner = owners.get(id);
            if (owner != null) {
                added.put(id, owner);
            }
        }
        return added;
    }
}
