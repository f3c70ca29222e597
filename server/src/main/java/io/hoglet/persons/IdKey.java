// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

import java.util.Comparator;

/** A distinct id within its project. Ordered, so that rows are always locked in the same order. */
public record IdKey(long teamId, String distinctId) implements Comparable<IdKey> {
    private static final Comparator<IdKey> ORDER =
            Comparator.comparingLong(IdKey::teamId).thenComparing(IdKey::distinctId);

    @Override
    public int compareTo(IdKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "IdKey[" + teamId + "]";
    }
}
