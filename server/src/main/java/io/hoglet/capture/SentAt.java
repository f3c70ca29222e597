// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When the client says that it sent the request, by its own clock (wire protocol 1.7): {@code sent_at} of the body in
 * ISO-8601 or as a number, else {@code _} or {@code sent_at} of the query or the form as a number. A number is epoch
 * milliseconds, or seconds when it has at most eleven digits. What cannot be read counts as absent. Pure.
 */
final class SentAt {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_DATE_TIME;
    private static final long EARLIEST_MS =
            Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();

    /** A clock beyond is no clock, and sums with it would overflow. */
    private static final long LATEST_MS = Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();

    /** Below are seconds: as milliseconds they would be years before any SDK. */
    private static final long SECONDS_BELOW = 100_000_000_000L;

    private SentAt() {}

    static OptionalLong of(@Nullable String inBody, CaptureRequest request) {
        if (inBody != null) {
            var fromBody = moment(inBody);
            if (fromBody.isPresent()) {
                return fromBody;
            }
        }
        return Stream.of(
                        Optional.ofNullable(inBody), request.parameterOrField("_"), request.parameterOrField("sent_at"))
                .flatMap(Optional::stream)
                .map(SentAt::number)
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    /** A device whose clock was never set says 1970, and its events say so too: the difference still counts. */
    static OptionalLong moment(String text) {
        try {
            var moment = instant(text);
            boolean usable = moment.getEpochSecond() >= 0 && moment.getEpochSecond() < LATEST_MS / 1_000;
            return usable ? OptionalLong.of(moment.toEpochMilli()) : OptionalLong.empty();
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    /** Without an offset it is UTC, as for PostHog. */
    private static Instant instant(String text) {
        return switch (ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
            case OffsetDateTime withOffset -> withOffset.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            default -> throw new DateTimeException("neither with nor without an offset");
        };
    }

    private static OptionalLong number(String text) {
        try {
            long number = Long.parseLong(text);
            long millis = Math.abs(number) < SECONDS_BELOW ? number * 1_000 : number;
            return millis > EARLIEST_MS && millis < LATEST_MS ? OptionalLong.of(millis) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
