// SPDX-License-Identifier: Apache-2.0
package io.hoglet.taxonomy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what was learned, for menus and lists. Implementations are thread-safe. */
public interface Definitions {
    /** The name of events. */
    record EventDefinition(UUID id, String name, Instant createdAt, Instant lastSeenAt) {}

    /** The name of a property. */
    record PropertyDefinition(
            UUID id, String name, PropertyKind kind, Optional<PropertyType> type, boolean isNumerical) {}

    /** Part of a longer list. */
    record Slice<T>(long count, List<T> rows) {}

    /**
     * What to list.
     *
     * @param search part of the name, any case
     */
    record Wish(long teamId, Optional<String> search, int limit, int offset) {}

    Slice<EventDefinition> events(Wish wish);

    /** @param events when not empty, only properties that one of these events had */
    Slice<PropertyDefinition> properties(Wish wish, PropertyKind kind, List<String> events);
}
