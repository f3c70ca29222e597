// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the kinds of groups are kept. Implementations are thread-safe. */
public interface GroupTypeStore {
    /** The types of each project by name, with their index; a project without types may be absent. */
    Map<Long, Map<String, Integer>> indexes(Set<Long> teamIds);

    /**
     * Gives the types the next free indexes in the order of the list, and those that have one keep it. Once
     * {@link GroupTypes#MAX} are given, the others get none (wire protocol 4.9).
     *
     * @return all types of the project now
     */
    Map<String, Integer> allocate(long teamId, List<String> types);
}
