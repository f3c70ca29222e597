// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a batch changed and ClickHouse must learn: the newest state of each person and of each id mapping. */
public record PersonChanges(List<PersonRow> persons, List<IdOverride> overrides) {
    public static final PersonChanges NONE = new PersonChanges(List.of(), List.of());

    /** One version of a person; a deleted one has no properties. */
    public record PersonRow(
            PersonKey key,
            Instant createdAt,
            String propertiesJson,
            boolean identified,
            boolean deleted,
            long version) {
        @Override
        public String toString() {
            return "PersonRow[" + key.uuid() + ", version " + version + "]";
        }
    }

    /** Events of this id may carry another person; this is the person they belong to. */
    public record IdOverride(IdKey id, UUID person, long version) {}

    public PersonChanges {
        persons = List.copyOf(persons);
        overrides = List.copyOf(overrides);
    }

    /** All of them, in order: of a person that is in several, the later row has the higher version. */
    public static PersonChanges of(List<PersonChanges> parts) {
        return new PersonChanges(
                parts.stream().flatMap(part -> part.persons().stream()).toList(),
                parts.stream().flatMap(part -> part.overrides().stream()).toList());
    }

    public boolean isEmpty() {
        return persons.isEmpty() && overrides.isEmpty();
    }
}
