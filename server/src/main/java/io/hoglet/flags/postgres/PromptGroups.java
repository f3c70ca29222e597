// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.postgres;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.groups.GroupKey;
import io.hoglet.groups.GroupLookup;
import java.util.Collection;
import java.util.Map;

/** Groups for flags: a lookup that takes too long for the pool of flags counts as a store that is away. */
public final class PromptGroups implements GroupLookup {
    private final GroupLookup lookup;

    /** @param lookup on the pool that is for flags alone */
    public PromptGroups(GroupLookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public Map<Integer, String> typeNames(long teamId) {
        return SlowQueries.translated(() -> lookup.typeNames(teamId));
    }

    @Override
    public Map<GroupKey, ObjectNode> properties(Collection<GroupKey> groups) {
        return SlowQueries.translated(() -> lookup.properties(groups));
    }
}
