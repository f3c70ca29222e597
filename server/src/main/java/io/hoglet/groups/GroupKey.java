// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups;

import java.util.Comparator;

/**
 * A group within its project: the index of its type and its own key. Ordered, so that rows are always locked in the
 * same order.
 */
public record GroupKey(long teamId, int typeIndex, String key) implements Comparable<GroupKey> {
    /** Longer keys name no group (wire protocol 4.9). In characters. */
    public static final int KEY_MAX = 400;

    private static final Comparator<GroupKey> ORDER = Comparator.comparingLong(GroupKey::teamId)
            .thenComparingInt(GroupKey::typeIndex)
            .thenComparing(GroupKey::key);

    @Override
    public int compareTo(GroupKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "GroupKey[" + teamId + ", " + typeIndex + "]";
    }
}
