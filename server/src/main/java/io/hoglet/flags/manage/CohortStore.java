// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import io.hoglet.flags.manage.FlagStore.By;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where cohorts are kept. Implementations are thread-safe. */
public interface CohortStore {
    /** Newest first; deleted ones never. */
    List<StoredCohort> list(long teamId, Optional<String> search, int limit, int offset);

    long count(long teamId, Optional<String> search);

    /** Also when it is deleted. */
    Optional<StoredCohort> find(long teamId, long cohortId);

    /** As {@link FlagStore#change}: nobody else changes flags or cohorts of the project meanwhile. */
    <T> T change(long teamId, Function<Changing, T> work);

    /** The cohorts of one project inside a transaction. Only valid until {@code work} returns. */
    interface Changing {
        Optional<StoredCohort> find(long cohortId);

        /** Those that are not deleted. */
        long count();

        /** All that are not deleted, by id. */
        List<StoredCohort> all();

        /** The project's flags that are not deleted. */
        List<FeatureFlag> flags();

        StoredCohort insert(StoredCohort.Content content, By by);

        StoredCohort update(long cohortId, StoredCohort.Content content, By by);
    }
}
