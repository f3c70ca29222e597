// SPDX-License-Identifier: Apache-2.0
package io.hoglet.limits;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** What {@link IngestionLimits} reads and adds up. Implementations are thread-safe. */
public interface UsageStore {
    /** A project's count of one thing. */
    record Key(long projectId, Metered metered) {}

    /**
     * What holds for a project.
     *
     * @param dropsAll all of its events are thrown away
     * @param droppedIds distinct ids whose events are thrown away
     */
    record Enforced(ProjectLimits limits, boolean dropsAll, Set<String> droppedIds) {
        static final Enforced NOTHING = new Enforced(ProjectLimits.NONE, false, Set.of());

        public Enforced {
            droppedIds = Set.copyOf(droppedIds);
        }
    }

    /** Adds to a month's counts. When its answer is lost, what it added may be added once more. */
    void add(LocalDate month, Map<Key, Long> counted);

    /** The month's counts of every project that has a quota. */
    Map<Key, Long> used(LocalDate month);

    /** Every project for which anything holds. */
    Map<Long, Enforced> enforced();
}
