// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Keeps groups for the pipeline. Thread-safe. */
public interface GroupStore {
    /** The partition of a topic whose reader sends the changes on. */
    record Source(UUID topicId, int partition) {}

    /**
     * Applies the updates in order, in the transaction that the thread is in, and notes as unsent what they changed.
     * Call it last in that transaction: the rows stay locked until it ends.
     *
     * @return the groups that are new or different now, whole
     */
    List<Group> apply(Source source, List<GroupUpdate> updates);

    /** The present state of what records of these partitions changed and perhaps never reached ClickHouse. */
    List<Group> unsent(UUID topicId, Collection<Integer> partitions);
}
