// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.query;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is known about people now. The persons feature answers this from its own store; ids it does not know, such as
 * those of events without a person, are simply absent from the answers.
 */
public interface ActorDirectory {

    Map<UUID, Actor> find(long teamId, Collection<UUID> ids);

    /** The people whose name, e-mail or distinct ids contain the text: at most {@code limit} of them. */
    Set<UUID> search(long teamId, String text, int limit);

    /**
     * @param name what the web app calls the person: an e-mail or a name where there is one, else a distinct id
     * @param properties a JSON object
     */
    record Actor(
            UUID id,
            String name,
            boolean isIdentified,
            Optional<Instant> createdAt,
            List<String> distinctIds,
            JsonText properties) {
        public Actor {
            distinctIds = List.copyOf(distinctIds);
        }

        /** Somebody of whom only events are known. */
        public static Actor unknown(UUID id, List<String> distinctIds) {
            String name = distinctIds.isEmpty() ? id.toString() : distinctIds.getFirst();
            return new Actor(id, name, false, Optional.empty(), distinctIds, JsonText.EMPTY_OBJECT);
        }
    }
}
