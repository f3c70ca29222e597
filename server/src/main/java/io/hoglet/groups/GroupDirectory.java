// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups;

import java.util.List;
import java.util.Optional;

/** Looks groups up for people who want to see them, and keeps what they call them. Thread-safe. */
public interface GroupDirectory {
    /** In the order of their indexes, at most {@link GroupTypes#MAX}. */
    List<GroupType> types(long teamId);

    /** Sets what people call groups of the types; false, and nothing is changed, when one of them does not exist. */
    boolean rename(long teamId, List<Names> names);

    /** What people call groups of the type with this index; empty for what events call it. */
    record Names(int index, Optional<String> singular, Optional<String> plural) {}

    /**
     * What to list, newest groups first.
     *
     * @param search a part of a key or of the property {@code name}
     */
    record Wish(long teamId, int typeIndex, Optional<String> search, int limit, int offset) {}

    List<Group> list(Wish wish);

    Optional<Group> find(GroupKey key);
}
