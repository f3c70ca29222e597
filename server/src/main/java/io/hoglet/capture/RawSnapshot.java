// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import org.jspecify.annotations.Nullable;

/**
 * What an event says of a recording, as sent; null when absent.
 *
 * @param from offset of the first byte of {@code $snapshot_data} in the body; negative when there is none
 * @param to offset after its last byte
 */
record RawSnapshot(
        int from,
        int to,
        @Nullable String sessionId,
        @Nullable String windowId,
        @Nullable String source) {
    static final String EVENT = "$snapshot";
    static final RawSnapshot NONE = new RawSnapshot(-1, -1, null, null, null);
}
