// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Where flags are kept. Implementations are thread-safe. */
public interface FlagStore {
    /** What to list, newest flags first; deleted ones never. */
    record Listing(long teamId, Optional<String> search, Optional<Boolean> active, Optional<FlagType> type) {}

    List<FeatureFlag> list(Listing listing, int limit, int offset);

    long count(Listing listing);

    /** Also when it is deleted. */
    Optional<FeatureFlag> find(long teamId, long flagId);

    /** The one that has the key now. */
    Optional<FeatureFlag> byKey(long teamId, String key);

    /** Newest first. */
    List<FlagActivity> activity(long teamId, long flagId, int limit, int offset);

    /**
     * One transaction in which nobody else changes flags or cohorts of the project. It raises the project's
     * {@code flags_version}; an exception of {@code work} undoes everything. What {@code work} does by this or another
     * store of the same database is part of it.
     */
    <T> T change(long teamId, Function<Changing, T> work);

    /** The flags of one project inside a transaction. Only valid until {@code work} returns. */
    interface Changing {
        Optional<FeatureFlag> find(long flagId);

        /** All that are not deleted, by id. */
        List<FeatureFlag> all();

        /** Those of these cohorts that exist and are not deleted. */
        Set<Long> knownCohorts(Set<Long> ids);

        /** Indexes of the project's types of groups. */
        Set<Integer> knownGroupTypes();

        /** The name of the early access feature that the flag is. */
        Optional<String> earlyAccessFeature(long flagId);

        /** What persons' flags with continuity hash by is kept under another key now. */
        void moveHashKeys(String fromKey, String toKey);

        FeatureFlag insert(FeatureFlag.Content content, By by);

        /** Raises the flag's version. */
        FeatureFlag update(long flagId, FeatureFlag.Content content, By by);

        void note(FeatureFlag after, FlagActivity.Kind kind, List<FlagActivity.FieldChange> changes, By by);
    }

    /** Who changes something, and when. */
    record By(long userId, Instant at) {}
}
