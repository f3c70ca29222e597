// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights;

import io.hoglet.insights.query.ActorDirectory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A directory of a fixed list of people. */
public record InMemoryActorDirectory(List<Actor> actors) implements ActorDirectory {

    @Override
    public Map<UUID, Actor> find(long teamId, Collection<UUID> ids) {
        return actors.stream()
                .filter(actor -> ids.contains(actor.id()))
                .collect(Collectors.toMap(Actor::id, Function.identity()));
    }

    @Override
    public Set<UUID> search(long teamId, String text, int limit) {
        return actors.stream()
                .filter(actor -> actor.name().contains(text))
                .map(Actor::id)
                .limit(limit)
                .collect(Collectors.toSet());
    }
}
