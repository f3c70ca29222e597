// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * When the client says that it sent the request, by its own clock (wire protocol 1.7): {@code sent_at} of a batch in
 * ISO-8601, else {@code _} or {@code sent_at} of the query in epoch milliseconds. What cannot be read counts as absent.
 */
final class SentAt {
    private static final long EARLIEST_MS =
            Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();

    private SentAt() {}

    static OptionalLong of(@Nullable String inBody, CaptureRequest request) {
        if (inBody != null) {
            var fromBody = iso(inBody);
            return fromBody.isPresent() ? fromBody : millis(inBody);
        }
        return request.parameter("_")
                .or(() -> request.parameter("sent_at"))
                .map(SentAt::millis)
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong iso(String text) {
        try {
            return OptionalLong.of(OffsetDateTime.parse(text).toInstant().toEpochMilli());
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong millis(String text) {
        try {
            long millis = Long.parseLong(text);
            return millis > EARLIEST_MS ? OptionalLong.of(millis) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
