// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The forms in which clients write a time: ISO-8601 with or without zone, a date, RFC 2822, seconds or milliseconds.
 */
final class Timestamps {
    private static final Pattern NUMBER = Pattern.compile("\\d{9,16}(\\.\\d{1,9})?");
    private static final long MILLIS_FROM = 100_000_000_000L;

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalEnd()
            .optionalEnd()
            .optionalStart()
            .appendLiteral(' ')
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Timestamps() {}

    static Optional<Instant> parse(JsonNode value) {
        if (value.isNumber()) {
            return number(value.asText());
        }
        return value.isTextual() ? parse(value.textValue().strip()) : Optional.empty();
    }

    private static Optional<Instant> parse(String text) {
        if (text.isEmpty() || text.length() > 64) {
            return Optional.empty();
        }
        var usual = IsoMillis.parse(text);
        if (usual.isPresent()) {
            return usual;
        }
        if (NUMBER.matcher(text).matches()) {
            return number(text);
        }
        return parse(ISO, text).or(() -> parse(DateTimeFormatter.RFC_1123_DATE_TIME, text));
    }

    private static Optional<Instant> parse(DateTimeFormatter format, String text) {
        try {
            var parsed = format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return Optional.of(
                    switch (parsed) {
                        case OffsetDateTime zoned -> zoned.toInstant();
                        case LocalDateTime naive -> naive.toInstant(ZoneOffset.UTC);
                        default -> LocalDate.from(parsed).atStartOfDay().toInstant(ZoneOffset.UTC);
                    });
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> number(String text) {
        try {
            double number = Double.parseDouble(text);
            double millis = number < MILLIS_FROM ? number * 1000 : number;
            return Double.isFinite(millis) && Math.abs(millis) < 1e15
                    ? Optional.of(Instant.ofEpochMilli(Math.round(millis)))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
