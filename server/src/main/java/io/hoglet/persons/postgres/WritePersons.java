// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons.postgres;

import io.hoglet.event.PersonUuid;
import io.hoglet.persons.IdKey;
import io.hoglet.persons.Person;
import io.hoglet.persons.PersonBatch;
import io.hoglet.persons.PersonChanges;
import io.hoglet.persons.PersonChanges.IdOverride;
import io.hoglet.persons.PersonChanges.PersonRow;
import io.hoglet.persons.PersonKey;
import io.hoglet.postgres.PropertiesJson;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Writes what a batch changed, with one statement per kind of change and only where the rows are still as they were
 * read. The order matters: a person must exist before ids point to it, and must have no ids left before it goes.
 */
final class WritePersons {
    /**
     * How flags with continuity are decided goes with the ids; where the survivor has such a decision, that stays. So
     * does who was listed in a static cohort.
     */
    private static final String MOVE_AND_DELETE = """
            WITH moved AS (
                INSERT INTO feature_flag_hash_key_overrides (team_id, person_id, feature_flag_key, hash_key)
                SELECT team_id, :target, feature_flag_key, hash_key FROM feature_flag_hash_key_overrides
                WHERE person_id = :id
                ON CONFLICT DO NOTHING),
            listed AS (
                INSERT INTO cohort_persons (team_id, cohort_id, person_id)
                SELECT team_id, cohort_id, :target FROM cohort_persons
                WHERE person_id = :id
                ON CONFLICT DO NOTHING)
            DELETE FROM persons WHERE id = :id AND version = :version
            """;

    private final Handle handle;
    private final Map<PersonKey, Long> rowIds = new HashMap<>();
    private final List<PersonRow> rows = new ArrayList<>();
    private final List<IdOverride> overrides = new ArrayList<>();

    private WritePersons(Handle handle) {
        this.handle = handle;
    }

    static PersonChanges of(Handle handle, PersonBatch batch) {
        var writer = new WritePersons(handle);
        writer.insertPersons(batch.created());
        writer.updatePersons(batch.changed());
        writer.insertIds(batch.added(), batch);
        batch.removed().forEach(writer::merge);
        return new PersonChanges(writer.rows, writer.overrides);
    }

    private void insertPersons(Map<PersonKey, Person> created) {
        if (created.isEmpty()) {
            return;
        }
        var inserted = bindPersons(handle.createQuery("""
                        INSERT INTO persons (team_id, uuid, created_at, properties, is_identified, version)
                        SELECT team_id, uuid, created_at, properties::jsonb, is_identified, version
                        FROM unnest(:teams, :uuids, :created, :properties, :identified, :versions)
                             AS new (team_id, uuid, created_at, properties, is_identified, version)
                        ON CONFLICT (team_id, uuid) DO NOTHING
                        RETURNING id, team_id, uuid
                        """), created.values())
                .map((row, ctx) -> rowIds.put(
                        new PersonKey(row.getLong("team_id"), row.getObject("uuid", UUID.class)), row.getLong("id")))
                .list();
        expect(inserted.size(), created.size(), "a person was made by another");
        created.values().forEach(person -> rows.add(row(person, person.version())));
    }

    private void updatePersons(Map<PersonKey, Person> changed) {
        if (changed.isEmpty()) {
            return;
        }
        int updated = bindPersons(handle.createUpdate("""
                        UPDATE persons person
                        SET created_at = new.created_at, properties = new.properties::jsonb,
                            is_identified = new.is_identified, version = new.version + 1
                        FROM unnest(:teams, :uuids, :created, :properties, :identified, :versions)
                             AS new (team_id, uuid, created_at, properties, is_identified, version)
                        WHERE person.team_id = new.team_id AND person.uuid = new.uuid AND person.version = new.version
                        """), changed.values()).execute();
        expect(updated, changed.size(), "a person was changed by another");
        changed.values().forEach(person -> rows.add(row(person, person.version() + 1)));
    }

    private void insertIds(Map<IdKey, PersonKey> added, PersonBatch batch) {
        if (added.isEmpty()) {
            return;
        }
        var owners = new ArrayList<Long>();
        for (var entry : added.entrySet()) {
            owners.add(rowIdOf(
                    entry.getValue(),
                    () -> batch.find(entry.getKey()).orElseThrow().rowId()));
        }
        int inserted = handle.createUpdate("""
                        INSERT INTO person_distinct_ids (team_id, distinct_id, person_id, version)
                        SELECT team_id, distinct_id, person_id, 0
                        FROM unnest(:teams, :ids, :persons) AS new (team_id, distinct_id, person_id)
                        ON CONFLICT (team_id, distinct_id) DO NOTHING
                        """)
                .bindArray(
                        "teams",
                        Long.class,
                        added.keySet().stream().map(IdKey::teamId).toList())
                .bindArray(
                        "ids",
                        String.class,
                        added.keySet().stream().map(IdKey::distinctId).toList())
                .bindArray("persons", Long.class, owners)
                .execute();
        expect(inserted, added.size(), "an id was given a person by another");
        added.forEach((id, person) -> {
            if (!person.uuid().equals(PersonUuid.of(id.teamId(), id.distinctId()))) {
                // Events of this id may have been written before, under the person that the id is by itself.
                overrides.add(new IdOverride(id, person.uuid(), 0));
            }
        });
    }

    /** Moves the ids that the person has in the store, which are more than the batch has seen, and deletes it. */
    private void merge(Person other, PersonKey target) {
        long targetRow = rowIdOf(target, () -> rowIdInStore(target));
        handle.createQuery("""
                        UPDATE person_distinct_ids SET person_id = :target, version = version + 1
                        WHERE person_id = :other RETURNING distinct_id, version
                        """)
                .bind("target", targetRow)
                .bind("other", other.rowId())
                .map((row, ctx) -> overrides.add(new IdOverride(
                        new IdKey(target.teamId(), row.getString("distinct_id")),
                        target.uuid(),
                        row.getLong("version"))))
                .list();
        int deleted = handle.createUpdate(MOVE_AND_DELETE)
                .bind("target", targetRow)
                .bind("id", other.rowId())
                .bind("version", other.version())
                .execute();
        expect(deleted, 1, "a person that gives way was changed by another");
        long version = other.version() + PersonBatch.DELETED_VERSION_STEP;
        handle.createUpdate("""
                        INSERT INTO person_tombstones AS stone (team_id, uuid, version) VALUES (:team, :uuid, :version)
                        ON CONFLICT (team_id, uuid) DO UPDATE SET version = greatest(stone.version, excluded.version)
                        """)
                .bind("team", other.key().teamId())
                .bind("uuid", other.key().uuid())
                .bind("version", version)
                .execute();
        rows.add(new PersonRow(other.key(), other.createdAt(), "{}", other.identified(), true, version));
    }

    private long rowIdOf(PersonKey key, LongSupplier otherwise) {
        Long inserted = rowIds.get(key);
        return inserted == null ? otherwise.getAsLong() : inserted;
    }

    private long rowIdInStore(PersonKey key) {
        return handle.createQuery("SELECT id FROM persons WHERE team_id = :team AND uuid = :uuid")
                .bind("team", key.teamId())
                .bind("uuid", key.uuid())
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> new ConflictException("the person that stays was removed by another"));
    }

    private static <S extends SqlStatement<S>> S bindPersons(S statement, Collection<Person> persons) {
        return statement
                .bindArray(
                        "teams",
                        Long.class,
                        persons.stream().map(each -> each.key().teamId()).toList())
                .bindArray(
                        "uuids",
                        UUID.class,
                        persons.stream().map(each -> each.key().uuid()).toList())
                .bindArray(
                        "created",
                        OffsetDateTime.class,
                        persons.stream()
                                .map(each -> each.createdAt().atOffset(ZoneOffset.UTC))
                                .toList())
                .bindArray(
                        "properties",
                        String.class,
                        persons.stream()
                                .map(each -> PropertiesJson.write(each.properties()))
                                .toList())
                .bindArray(
                        "identified",
                        Boolean.class,
                        persons.stream().map(Person::identified).toList())
                .bindArray(
                        "versions",
                        Long.class,
                        persons.stream().map(Person::version).toList());
    }

    private static PersonRow row(Person person, long version) {
        return new PersonRow(
                person.key(),
                person.createdAt(),
                PropertiesJson.write(person.properties()),
                person.identified(),
                false,
                version);
    }

    private static void expect(int actual, int expected, String otherwise) {
        if (actual != expected) {
            throw new ConflictException(otherwise);
        }
    }
}
