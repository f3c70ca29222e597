// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.List;

/** Where captured events go. Thread-safe. */
@FunctionalInterface
public interface EventLog {
    /**
     * Returns when every event is kept, in the order of the list for each distinct id.
     *
     * @throws io.hoglet.event.UnavailableException when that cannot be said; some may be kept, and sending them again
     *     under the same uuid is harmless
     */
    void append(List<CapturedEvent> events);
}
