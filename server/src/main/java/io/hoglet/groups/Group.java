// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.persons.PropertiesSize;
import java.time.Instant;
import java.util.List;

/**
 * What is known of one group.
 *
 * @param properties never changed in place
 * @param createdAt the earliest time at which anything was said of it
 * @param version grows with every change; ClickHouse keeps the row of the highest
 */
public record Group(GroupKey key, ObjectNode properties, Instant createdAt, long version) {
    /** A group that nothing was known of before {@code updates}, of which there is at least one. */
    public static Group first(List<GroupUpdate> updates) {
        var first = updates.getFirst();
        var empty = first.set().objectNode();
        return new Group(first.group(), empty, first.at(), 0).with(updates);
    }

    /** The group after the updates, in order. An update that would make it too large is left out. */
    public Group with(List<GroupUpdate> updates) {
        var changed = properties;
        var earliest = createdAt;
        for (var update : updates) {
            earliest = update.at().isBefore(earliest) ? update.at() : earliest;
            ObjectNode both = changed.deepCopy();
            both.setAll(update.set());
            changed = PropertiesSize.fits(both) ? both : changed;
        }
        return new Group(key, changed, earliest, version);
    }

    public boolean sameContent(Group other) {
        return createdAt.equals(other.createdAt) && properties.equals(other.properties);
    }

    @Override
    public String toString() {
        return "Group[" + key + ", version " + version + "]";
    }
}
