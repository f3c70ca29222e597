// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an event of capture v1 must be (wire protocol 1.14). Stricter than the first protocol. Pure. */
final class V1Rules {
    /** Ids that many visitors share by mistake, in lower case. */
    private static final Set<String> ILLEGAL_IDS = Set.of(
            "anonymous",
            "guest",
            "distinctid",
            "distinct_id",
            "id",
            "not_authenticated",
            "email",
            "undefined",
            "true",
            "false",
            "[object object]",
            "nan",
            "none",
            "null",
            "0",
            "backend",
            "system",
            "user",
            "anonymous-user",
            "00000000-0000-0000-0000-000000000000");

    private V1Rules() {}

    /** The name of the first rule that it breaks; null when it is fine. */
    static @Nullable String brokenBy(V1Event event, int bytesMax) {
        if (event.to() - event.from() > bytesMax) {
            return "event_too_large";
        }
        if (event.event() == null || event.event().isBlank()) {
            return "missing_event";
        }
        if (Texts.isTooLong(event.event())) {
            return "event_too_long";
        }
        if (event.distinctId() == null || event.distinctId().isBlank()) {
            return "missing_distinct_id";
        }
        if (Texts.isTooLong(event.distinctId())) {
            return "distinct_id_too_long";
        }
        if (isIllegal(event.distinctId())) {
            return "illegal_distinct_id";
        }
        boolean hasTime =
                event.timestamp() != null && SentAt.moment(event.timestamp()).isPresent();
        return hasTime ? null : "invalid_timestamp";
    }

    private static boolean isIllegal(String distinctId) {
        // The longest of them, quoted. Most ids are longer or uuids and cost nothing more.
        if (distinctId.length() > 38) {
            return false;
        }
        String id = distinctId.strip().toLowerCase(Locale.ROOT);
        return ILLEGAL_IDS.contains(id) || ILLEGAL_IDS.contains(withoutQuotes(id));
    }

    private static String withoutQuotes(String id) {
        int last = id.length() - 1;
        boolean isQuoted = last > 0 && id.charAt(0) == id.charAt(last) && (id.charAt(0) == '"' || id.charAt(0) == '\'');
        return isQuoted ? id.substring(1, last) : id;
    }
}
