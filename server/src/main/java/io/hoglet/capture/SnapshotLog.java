// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.List;

/** Where captured parts of recordings go. Thread-safe. */
@FunctionalInterface
public interface SnapshotLog {
    /**
     * Returns when every part is kept, in the order of the list for each session.
     *
     * @throws io.hoglet.event.UnavailableException when that cannot be said; some may be kept, and sending them again
     *     under the same uuid is harmless
     */
    void append(List<CapturedSnapshot> snapshots);
}
