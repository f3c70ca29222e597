// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates in filters and properties: ISO-8601, epoch seconds or milliseconds, and relative ones. Pure. */
final class FlagDates {
    private static final int LENGTH_MAX = 40;

    /** Epoch seconds of the year 5138: beyond it a number counts milliseconds. */
    private static final double SECONDS_MAX = 1e11;

    private static final double MILLIS_MAX = 1e15;
    private static final Pattern RELATIVE = Pattern.compile("-?(\\d{1,4})([hdwmy])");
    private static final Pattern EPOCH = Pattern.compile("\\d{10}(\\.\\d{1,6})?|\\d{13}");
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private FlagDates() {}

    /** Such as {@code -30d}: that long before now, not rounded; a month ends where the shorter one does. */
    static Optional<Instant> relative(String text, Moment moment) {
        var shape = RELATIVE.matcher(text);
        if (!shape.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(shape.group(1));
        var now = moment.now().atZone(moment.zone());
        var then = switch (shape.group(2).charAt(0)) {
            case 'h' -> now.minusHours(count);
            case 'd' -> now.minusDays(count);
            case 'w' -> now.minusWeeks(count);
            case 'm' -> now.minusMonths(count);
            default -> now.minusYears(count);
        };
        return Optional.of(then.toInstant());
    }

    /** A date as it is stored; without an offset it is meant in {@code zone}. */
    static Optional<Instant> stored(JsonNode value, ZoneId zone) {
        if (value.isNumber()) {
            return ofEpoch(value.doubleValue());
        }
        String text = value.isTextual() ? value.textValue() : "";
        if (text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        String stripped = text.strip();
        return EPOCH.matcher(stripped).matches() ? ofEpoch(Double.parseDouble(stripped)) : ofIso(stripped, zone);
    }

    private static Optional<Instant> ofEpoch(double number) {
        if (!(Math.abs(number) < MILLIS_MAX)) {
            return Optional.empty();
        }
        return Optional.of(Instant.ofEpochMilli(Math.round(Math.abs(number) < SECONDS_MAX ? number * 1_000 : number)));
    }

    private static Optional<Instant> ofIso(String text, ZoneId zone) {
        try {
            var parsed = ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return Optional.of(
                    switch (parsed) {
                        case OffsetDateTime exact -> exact.toInstant();
                        case LocalDateTime local -> local.atZone(zone).toInstant();
                        case LocalDate day -> day.atStartOfDay(zone).toInstant();
                        default -> throw new DateTimeException("not asked for");
                    });
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
