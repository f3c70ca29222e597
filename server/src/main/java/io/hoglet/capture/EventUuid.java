// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import io.hoglet.event.NameUuid;
import io.hoglet.time.Ids;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The uuid of an event. The client's, when it sends one. Else, when an old SDK sends an id that it repeats on a retry,
 * a uuid made of that id and what identifies the event, so that the retry is the same event. Else a fresh one.
 */
final class EventUuid {
    private static final UUID NAMESPACE = UUID.fromString("5b2c9e6a-0f1d-5e7b-9c43-6a1d8f0e2b77");
    private static final Pattern DASHED =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern PLAIN =
            Pattern.compile("([0-9a-fA-F]{8})([0-9a-fA-F]{4})([0-9a-fA-F]{4})([0-9a-fA-F]{4})([0-9a-fA-F]{12})");

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

    static UUID parse(String text) throws RefusedException {
        if (DASHED.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        var plain = PLAIN.matcher(text);
        if (plain.matches()) {
            return UUID.fromString(plain.replaceFirst("$1-$2-$3-$4-$5"));
        }
        throw new RefusedException(Refusal.INVALID_UUID);
    }
}
