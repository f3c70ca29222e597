// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks persons up for people who want to see them. Only reads. Implementations are thread-safe. */
public interface PersonDirectory {
    /** Most distinct ids that an entry lists; merged bots may have a million. */
    int DISTINCT_IDS_MAX = 100;

    /** @param distinctIds the telling ones first, anonymous-looking ones last */
    record Entry(UUID uuid, List<String> distinctIds, ObjectNode properties, Instant createdAt, boolean isIdentified) {
        public Entry {
            distinctIds = List.copyOf(distinctIds);
        }

        /** What to call the person: what the properties say, else the first distinct id. */
        public String name() {
            return PersonNames.nameOf(properties, distinctIds).orElseGet(uuid::toString);
        }

        @Override
        public String toString() {
            return "Entry[" + uuid + "]";
        }
    }

    /** Which persons to list. */
    sealed interface Which {
        record Everybody() implements Which {}

        /** @param text a distinct id or its start, or a part of a name, e-mail or username */
        record Matching(String text) implements Which {}

        record WithDistinctId(String distinctId) implements Which {}
    }

    /** What to list, newest persons first. */
    record Wish(long teamId, Which which, int limit, int offset) {}

    List<Entry> list(Wish wish);

    Optional<Entry> find(long teamId, UUID uuid);

    /** Those that exist, in no order. */
    List<Entry> findAll(long teamId, Collection<UUID> uuids);
}
