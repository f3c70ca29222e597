// SPDX-License-Identifier: Apache-2.0
package io.hoglet.refused;

import java.util.List;

/** Where refused requests are kept. Implementations are thread-safe. */
public interface RefusedStore {
    /** An entry of the list. */
    record Entry(long id, Refused refused, RefusedRequests.Tally tally) {}

    /** Adds to the counts, and drops the oldest beyond a thousand. */
    void add(List<RefusedRequests.Counted> counted);

    /** The newest of the project and of unknown keys. */
    List<Entry> newest(long projectId, int limit);
}
