// SPDX-License-Identifier: Apache-2.0
package io.hoglet.replay;

import java.time.Instant;

/**
 * One session that was recorded, as its parts tell it.
 *
 * @param startTime by the client's clock, as is the end
 * @param size bytes of its parts, unpacked
 */
public record Recording(
        String sessionId,
        String distinctId,
        Instant startTime,
        Instant endTime,
        String source,
        String startUrl,
        Counts counts,
        long size) {
    /** How much happened. */
    public record Counts(long events, long clicks, long keypresses, long pages, long windows) {}
}
