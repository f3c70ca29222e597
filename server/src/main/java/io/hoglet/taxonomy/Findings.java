// SPDX-License-Identifier: Apache-2.0
package io.hoglet.taxonomy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is to be stored of one project: new names, days of last sight, and types that became known. */
public record Findings(long teamId, List<SeenEvent> events, List<SeenProperty> properties, List<SeenPair> pairs) {
    /** An event and when it was last seen. */
    public record SeenEvent(String name, Instant at) {}

    /** A property and its type, when a value has shown it. */
    public record SeenProperty(PropertyKind kind, String name, Optional<PropertyType> type) {}

    /** An event that had a property. */
    public record SeenPair(String event, String property) {}

    public Findings {
        events = List.copyOf(events);
        properties = List.copyOf(properties);
        pairs = List.copyOf(pairs);
    }
}
