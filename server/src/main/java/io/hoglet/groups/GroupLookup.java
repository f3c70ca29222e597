// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;

/**
 * What other features may know of groups. Only reads; implementations are thread-safe and do not cache. An event is
 * known here a moment after it was captured.
 *
 * <p>Throws {@link io.hoglet.event.UnavailableException} when the store is away.
 */
public interface GroupLookup {
    /** The names of a project's group types by their index, 0 to 4. */
    Map<Integer, String> typeNames(long teamId);

    /** What is known of the groups; those that nothing is known of are absent. */
    Map<GroupKey, ObjectNode> properties(Collection<GroupKey> groups);
}
