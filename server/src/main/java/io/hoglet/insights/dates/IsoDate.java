// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An ISO-8601 date or date with time as a person writes it: {@code 2026-01-01}, {@code 2026-01-01 10:00},
 * {@code 2026-01-01T10:00:00.5Z}. Without an offset it is meant in the project's zone.
 *
 * @param dateOnly no time was given; {@code at} is then the start of that day
 */
public record IsoDate(ZonedDateTime at, boolean dateOnly) {

    private static final Pattern SHAPE =
            Pattern.compile("(?<date>\\d{4}-\\d{2}-\\d{2})([T ](?<time>\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?)"
                    + "(?<zone>Z|[+-]\\d{2}:?\\d{2})?)?");

    public static Optional<IsoDate> parse(String text, ZoneId zone) {
        var matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(matcher.group("date"));
            String time = matcher.group("time");
            if (time == null) {
                return Optional.of(new IsoDate(date.atStartOfDay(zone), true));
            }
            LocalDateTime local = date.atTime(LocalTime.parse(time));
            String offset = matcher.group("zone");
            ZonedDateTime at = offset == null
                    ? local.atZone(zone)
                    : local.atOffset(ZoneOffset.of(offset)).atZoneSameInstant(zone);
            return Optional.of(new IsoDate(at, false));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
