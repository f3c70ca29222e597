// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons.postgres;

import io.hoglet.event.PersonUuid;
import io.hoglet.persons.IdKey;
import io.hoglet.persons.Person;
import io.hoglet.persons.PersonBatch;
import io.hoglet.persons.PersonKey;
import io.hoglet.postgres.PropertiesJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Reads the persons of many ids, and of those without one whether the person named after it was deleted before. */
final class LoadPersons {
    private LoadPersons() {}

    static PersonBatch of(Handle handle, Collection<IdKey> ids) {
        if (ids.isEmpty()) {
            return new PersonBatch(Map.of(), List.of(), Map.of());
        }
        var owners = new HashMap<IdKey, PersonKey>();
        var persons = new HashMap<PersonKey, Person>();
        bindIds(handle.createQuery("""
                        SELECT ids.team_id, ids.distinct_id, person.id, person.uuid, person.created_at,
                               person.properties::text AS properties, person.is_identified, person.version
                        FROM unnest(:teams, :ids) AS wanted (team_id, distinct_id)
                        JOIN person_distinct_ids ids USING (team_id, distinct_id)
                        JOIN persons person ON person.id = ids.person_id
                        """), ids)
                .map((row, ctx) -> {
                    var key = new PersonKey(row.getLong("team_id"), row.getObject("uuid", UUID.class));
                    owners.put(new IdKey(key.teamId(), row.getString("distinct_id")), key);
                    if (!persons.containsKey(key)) {
                        persons.put(key, person(key, row));
                    }
                    return key;
                })
                .list();
        return new PersonBatch(owners, List.copyOf(persons.values()), tombstones(handle, ids, owners));
    }

    private static Person person(PersonKey key, ResultSet row) throws SQLException {
        return new Person(
                row.getLong("id"),
                key,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                PropertiesJson.read(row.getString("properties")),
                row.getBoolean("is_identified"),
                row.getLong("version"));
    }

    private static Map<PersonKey, Long> tombstones(Handle handle, Collection<IdKey> ids, Map<IdKey, PersonKey> owners) {
        var teams = new ArrayList<Long>();
        var uuids = new ArrayList<UUID>();
        for (var id : ids) {
            if (!owners.containsKey(id)) {
                teams.add(id.teamId());
                uuids.add(PersonUuid.of(id.teamId(), id.distinctId()));
            }
        }
        if (uuids.isEmpty()) {
            return Map.of();
        }
        var versions = new HashMap<PersonKey, Long>();
        handle.createQuery("""
                        SELECT team_id, uuid, version
                        FROM unnest(:teams, :uuids) AS wanted (team_id, uuid) JOIN person_tombstones USING (team_id, uuid)
                        """)
                .bindArray("teams", Long.class, teams)
                .bindArray("uuids", UUID.class, uuids)
                .map((row, ctx) -> versions.put(
                        new PersonKey(row.getLong("team_id"), row.getObject("uuid", UUID.class)),
                        row.getLong("version")))
                .list();
        return versions;
    }

    /** Locks the mappings and persons of {@code ids} in sorted order until the transaction ends. */
    static void lock(Handle handle, Collection<IdKey> ids) {
        bindIds(handle.createQuery("""
                        SELECT ids.person_id
                        FROM unnest(:teams, :ids) AS wanted (team_id, distinct_id)
                        JOIN person_distinct_ids ids USING (team_id, distinct_id)
                        ORDER BY ids.team_id, ids.distinct_id FOR UPDATE OF ids
                        """), new TreeSet<>(ids)).mapTo(Long.class).list();
        bindIds(handle.createQuery("""
                        SELECT id FROM persons
                        WHERE id IN (SELECT person_id FROM unnest(:teams, :ids) AS wanted (team_id, distinct_id)
                                     JOIN person_distinct_ids USING (team_id, distinct_id))
                        ORDER BY id FOR UPDATE
                        """), ids).mapTo(Long.class).list();
    }

    private static <S extends SqlStatement<S>> S bindIds(S statement, Collection<IdKey> ids) {
        return statement
                .bindArray("teams", Long.class, ids.stream().map(IdKey::teamId).toList())
                .bindArray(
                        "ids", String.class, ids.stream().map(IdKey::distinctId).toList());
    }
}
