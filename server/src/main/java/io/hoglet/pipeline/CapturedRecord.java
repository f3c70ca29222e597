// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import java.util.OptionalLong;
import java.util.UUID;

/**
 * An event as capture kept it, and where it stands in its topic.
 *
 * @param receivedAtMs epoch milliseconds by our clock
 * @param sentAtMs epoch milliseconds by the client's clock
 * @param ip the client's address; empty when it is not kept
 * @param json the event's own JSON object in UTF-8
 */
public record CapturedRecord(
        Position position,
        long teamId,
        String distinctId,
        String event,
        UUID uuid,
        long receivedAtMs,
        OptionalLong sentAtMs,
        String ip,
        byte[] json) {

    /** Place in the topic. */
    public record Position(int partition, long offset) {}

    @Override
    public String toString() {
        return "CapturedRecord[" + position + ", " + uuid + "]";
    }
}
