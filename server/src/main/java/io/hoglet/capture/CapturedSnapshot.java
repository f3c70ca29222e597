// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.UUID;

/**
 * One part of a recording as it was received (wire protocol 1.12).
 *
 * @param token the project's key
 * @param teamId the project
 * @param uuid the event's, which is the same when a client sends it again
 * @param source what was recorded, such as {@code web} or {@code mobile}
 * @param data the JSON of {@code $snapshot_data} in UTF-8
 * @param receivedAt epoch milliseconds by our clock
 */
public record CapturedSnapshot(
        String token,
        long teamId,
        String distinctId,
        String sessionId,
        String windowId,
        UUID uuid,
        String source,
        byte[] data,
        long receivedAt) {
    @Override
    public String toString() {
        return "CapturedSnapshot[" + uuid + "]";
    }
}
