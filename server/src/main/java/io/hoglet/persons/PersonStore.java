// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Keeps persons and how far their reader has come. Thread-safe; each partition has one reader at a time. */
public interface PersonStore {
    /** What is done with the persons of a batch, and what is kept or lost together with them. */
    @FunctionalInterface
    interface Work {
        void fold(PersonBatch batch);

        /** Called last in the transaction, for what others keep in it. */
        default void keepTogether() {}
    }

    /** The next offset whose record has not changed persons yet, of each partition that was ever read. */
    Map<Integer, Long> progress(UUID topicId, Collection<Integer> partitions);

    /** The present state of what was changed by records of these partitions and perhaps never sent to ClickHouse. */
    PersonChanges unsent(UUID topicId, Collection<Integer> partitions);

    /**
     * One transaction: takes the progress forward, loads the persons of {@code ids}, lets {@code work} change them in
     * order, keeps the changes, notes them as unsent, and lets {@code work} keep what belongs to them. What the reader
     * had noted for these partitions before is forgotten when {@code advance} says that it was sent.
     *
     * @param work may be done again after a conflict, each time with freshly loaded persons
     * @throws FencedException when the progress is not where it was expected
     * @throws io.hoglet.event.UnavailableException when the store is away or conflicts do not end
     */
    PersonChanges apply(Advance advance, Set<IdKey> ids, Work work);

    /** Loads the persons of {@code ids} for reading only. */
    PersonBatch read(Set<IdKey> ids);
}
