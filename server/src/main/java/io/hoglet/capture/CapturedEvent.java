// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.OptionalLong;
import java.util.UUID;

/**
 * One event as it was received: its identity, resolved by the rules of wire protocol 1.4 to 1.7, and its own JSON,
 * untouched.
 *
 * @param token the project's key
 * @param teamId the project
 * @param json the event's JSON object in UTF-8
 * @param receivedAt epoch milliseconds by our clock
 * @param sentAt epoch milliseconds by the client's clock, when it said so
 * @param ip the client's address; empty when it is not to be kept
 * @param historical whether the client said that it imports the past
 */
public record CapturedEvent(
        String token,
        long teamId,
        String distinctId,
        String event,
        UUID uuid,
        byte[] json,
        long receivedAt,
        OptionalLong sentAt,
        String ip,
        boolean historical) {
    @Override
    public String toString() {
        return "CapturedEvent[" + uuid + "]";
    }
}
