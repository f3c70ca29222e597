// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import java.util.List;
import java.util.UUID;

/** Where it is kept who was listed in static cohorts. Implementations are thread-safe. */
public interface CohortPersonStore {
    /** Most persons of a cohort. */
    int PERSONS_MAX = 100_000;

    /**
     * What became of a list.
     *
     * @param added persons that are members now
     * @param already persons that had been before
     * @param unknown ids that are no person's
     */
    record Added(int added, int already, int unknown) {
        Added plus(Added other) {
            return new Added(added + other.added, already + other.already, unknown + other.unknown);
        }
    }

    /**
     * Adds the persons of these distinct ids, all or none.
     *
     * @throws InvalidChangeException when there would be more than {@link #PERSONS_MAX}
     */
    Added addDistinctIds(long teamId, long cohortId, List<String> distinctIds);

    /** The same for persons by their ids. */
    Added addPersons(long teamId, long cohortId, List<UUID> persons);

    /** Whether there was such a member. */
    boolean remove(long teamId, long cohortId, UUID person);
}
