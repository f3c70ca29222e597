// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.dates;

import io.hoglet.insights.query.Interval;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** One hour, day, week or month, by its first moment in the project's zone. */
public record Bucket(Interval interval, ZonedDateTime start) {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter LABEL_DAY = DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter LABEL_HOUR = DateTimeFormatter.ofPattern("d-MMM-yyyy HH:mm", Locale.ENGLISH);

    /** The bucket a moment falls into. */
    public static Bucket of(ZonedDateTime moment, Interval interval, DayOfWeek weekStart) {
        LocalDate date = moment.toLocalDate();
        ZonedDateTime start = switch (interval) {
            case HOUR -> moment.truncatedTo(ChronoUnit.HOURS);
            case DAY -> date.atStartOfDay(moment.getZone());
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(weekStart)).atStartOfDay(moment.getZone());
            case MONTH -> date.withDayOfMonth(1).atStartOfDay(moment.getZone());
        };
        return new Bucket(interval, start);
    }

    /** Adding to the local date keeps days whole on the days when clocks change; hours are counted in real time. */
    public Bucket next() {
        LocalDate date = start.toLocalDate();
        ZonedDateTime next = switch (interval) {
            case HOUR -> start.plusHours(1);
            case DAY -> date.plusDays(1).atStartOfDay(start.getZone());
            case WEEK -> date.plusWeeks(1).atStartOfDay(start.getZone());
            case MONTH -> date.plusMonths(1).atStartOfDay(start.getZone());
        };
        return new Bucket(interval, next);
    }

    /** {@code 2026-01-01}, or for hours {@code 2026-01-01 10:00:00}. */
    public String day() {
        return interval == Interval.HOUR
                ? HOUR.format(start)
                : start.toLocalDate().toString();
    }

    /** {@code 1-Jan-2026}, or for hours {@code 1-Jan-2026 10:00}. */
    public String label() {
        return interval == Interval.HOUR ? LABEL_HOUR.format(start) : LABEL_DAY.format(start);
    }
}
