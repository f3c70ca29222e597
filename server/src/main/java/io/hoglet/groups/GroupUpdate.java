// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What one {@code $groupidentify} says of its group (wire protocol 4.9).
 *
 * @param set properties that it gets; in processing order, as those of persons: the later update wins
 * @param at when it happened, in microseconds
 */
public record GroupUpdate(GroupKey group, ObjectNode set, Instant at) {
    public GroupUpdate {
        // As the stores keep it; what is finer would look like a change each time.
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public String toString() {
        return "GroupUpdate[" + group + ", " + set.size() + "]";
    }
}
