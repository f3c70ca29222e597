// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import io.hoglet.event.NameUuid;
import io.hoglet.time.Ids;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The uuid of an event. The client's, when it sends one. Else, when an old SDK sends an id that it repeats on a retry,
 * a uuid made of that id and what identifies the event, so that the retry is the same event. Else a fresh one.
 */
final class EventUuid {
    private static final UUID NAMESPACE = UUID.fromString("5b2c9e6a-0f1d-5e7b-9c43-6a1d8f0e2b77");
    private static final int DASHED_LENGTH = 36;
    private static final int PLAIN_LENGTH = 32;

    private EventUuid() {}

    static UUID of(RawEvent raw, String token, String distinctId, String event, Ids ids) throws RefusedException {
        if (raw.uuid() != null && !raw.uuid().isEmpty()) {
            return parse(raw.uuid());
        }
        if (raw.retryId() == null || raw.retryId().isEmpty()) {
            return ids.uuidV7();
        }
        String identity = String.join("\n", token, distinctId, event, String.valueOf(raw.timestamp()), raw.retryId());
        return NameUuid.of(NAMESPACE, identity);
    }

    /** With dashes or without; read by hand, because this is done for every event. */
    static UUID parse(String text) throws RefusedException {
        try {
            if (text.length() == PLAIN_LENGTH) {
                return new UUID(hex(text, 0, 16), hex(text, 16, 32));
            }
            if (text.length() == DASHED_LENGTH && hasDashes(text)) {
                return new UUID(
                        (hex(text, 0, 8) << 32) | (hex(text, 9, 13) << 16) | hex(text, 14, 18),
                        (hex(text, 19, 23) << 48) | hex(text, 24, 36));
            }
        } catch (NumberFormatException e) {
            throw new RefusedException(Refusal.INVALID_UUID);
        }
        throw new RefusedException(Refusal.INVALID_UUID);
    }

    private static boolean hasDashes(String text) {
        return text.charAt(8) == '-' && text.charAt(13) == '-' && text.charAt(18) == '-' && text.charAt(23) == '-';
    }

    private static long hex(String text, int from, int to) {
        return HexFormat.fromHexDigitsToLong(text, from, to);
    }
}
