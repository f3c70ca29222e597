// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.Locale;

/** Why capture throws an event away and still answers that all is well: the client need not send it again. */
public enum EdgeDrop {
    /** {@code $performance_event}, which SDKs of 2022 sent and nobody reads (wire protocol 1.6). */
    PERFORMANCE_EVENT,
    /** The operator has listed its key, or its key and distinct id. */
    LISTED,
    /** The project's quota of the month is used up. */
    QUOTA_USED_UP,
    /** Parts of a recording, though the project wants none. */
    RECORDINGS_OFF,
    /** Events of capture v1 that break its rules; the reply names each. */
    INVALID_IN_V1;

    /** The name as metrics show it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
