// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.actors;

import io.hoglet.insights.query.ActorDirectory;
import io.hoglet.insights.query.JsonText;
import io.hoglet.persons.PersonDirectory;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The people of the persons feature, as insights show them. Thread-safe. */
public final class PersonActors implements ActorDirectory {

    private final PersonDirectory persons;

    public PersonActors(PersonDirectory persons) {
        this.persons = persons;
    }

    @Override
    public Map<UUID, Actor> find(long teamId, Collection<UUID> ids) {
        var actors = new HashMap<UUID, Actor>();
        for (var person : persons.findAll(teamId, ids)) {
            actors.put(
                    person.uuid(),
                    new Actor(
                            person.uuid(),
                            person.name(),
                            person.isIdentified(),
                            Optional.of(person.createdAt()),
                            person.distinctIds(),
                            new JsonText(person.properties().toString())));
        }
        return actors;
    }

    @Override
    public Set<UUID> search(long teamId, String text, int limit) {
        return persons
                .list(new PersonDirectory.Wish(teamId, new PersonDirectory.Which.Matching(text), limit, 0))
                .stream()
                .map(PersonDirectory.Entry::uuid)
                .collect(Collectors.toSet());
    }
}
