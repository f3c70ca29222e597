// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

import java.util.Comparator;
import java.util.UUID;

/** A person within its project. Ordered, so that rows are always written in the same order. */
public record PersonKey(long teamId, UUID uuid) implements Comparable<PersonKey> {
    private static final Comparator<PersonKey> ORDER =
            Comparator.comparingLong(PersonKey::teamId).thenComparing(PersonKey::uuid);

    @Override
    public int compareTo(PersonKey other) {
        return ORDER.compare(this, other);
    }
}
