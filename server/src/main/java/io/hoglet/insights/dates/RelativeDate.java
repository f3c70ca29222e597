// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.dates;

import io.hoglet.insights.query.Project;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A moment as the API writes it: {@code -7d}, {@code -24h}, {@code dStart}, {@code -1mStart}, {@code -1qEnd},
 * {@code yStart}, or an ISO date.
 *
 * @param precision how exactly it is meant: a bound is widened to its day or hour, but a given time stands
 */
public record RelativeDate(ZonedDateTime at, Precision precision) {

    /** What a range makes of the moment. */
    public enum Precision {
        MOMENT,
        HOUR,
        DAY
    }

    private static final Pattern SHAPE =
            Pattern.compile("(?<sign>-?)(?<count>\\d{1,5})?(?<unit>[hdwmqy])(?<edge>Start|End)?");
    private static final LocalTime LAST = LocalTime.of(23, 59, 59, 999_999_000);

    /** @param now in the project's zone */
    public static Optional<RelativeDate> parse(String text, ZonedDateTime now, Project project) {
        var matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return IsoDate.parse(text, project.zone())
                    .map(iso -> new RelativeDate(iso.at(), iso.dateOnly() ? Precision.DAY : Precision.MOMENT));
        }
        String edge = matcher.group("edge");
        String count = matcher.group("count");
        if (count == null && edge == null) {
            return Optional.empty();
        }
        long back = count == null ? 0 : Long.parseLong(count);
        char unit = matcher.group("unit").charAt(0);
        try {
            ZonedDateTime moved = minus(now, matcher.group("sign").isEmpty() ? -back : back, unit);
            Precision precision = unit == 'h' ? Precision.HOUR : Precision.DAY;
            return Optional.of(new RelativeDate(edge == null ? moved : edge(moved, unit, edge, project), precision));
        } catch (DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime minus(ZonedDateTime now, long count, char unit) {
        return switch (unit) {
            case 'h' -> now.minusHours(count);
            case 'd' -> now.minusDays(count);
            case 'w' -> now.minusWeeks(count);
            case 'm' -> now.minusMonths(count);
            case 'q' -> now.minusMonths(3 * count);
            default -> now.minusYears(count);
        };
    }

    private static ZonedDateTime edge(ZonedDateTime at, char unit, String edge, Project project) {
        if (unit == 'h') {
            ZonedDateTime start = at.truncatedTo(ChronoUnit.HOURS);
            return edge.equals("Start") ? start : start.plusHours(1).minusNanos(1_000);
        }
        DayOfWeek first = project.weekStart();
        boolean isStart = edge.equals("Start");
        ZonedDateTime day = switch (unit) {
            case 'd' -> at;
            case 'w' ->
                isStart
                        ? at.with(TemporalAdjusters.previousOrSame(first))
                        : at.with(TemporalAdjusters.nextOrSame(first.minus(1)));
            case 'm' -> at.with(isStart ? TemporalAdjusters.firstDayOfMonth() : TemporalAdjusters.lastDayOfMonth());
            case 'q' -> quarter(at, isStart);
            default -> at.with(isStart ? TemporalAdjusters.firstDayOfYear() : TemporalAdjusters.lastDayOfYear());
        };
        return isStart ? startOfDay(day) : endOfDay(day);
    }

    private static ZonedDateTime quarter(ZonedDateTime at, boolean isStart) {
        long day = isStart
                ? 1
                : at.with(IsoFields.DAY_OF_QUARTER, 1)
                        .range(IsoFields.DAY_OF_QUARTER)
                        .getMaximum();
        return at.with(IsoFields.DAY_OF_QUARTER, day);
    }

    static ZonedDateTime startOfDay(ZonedDateTime at) {
        return at.toLocalDate().atStartOfDay(at.getZone());
    }

    static ZonedDateTime endOfDay(ZonedDateTime at) {
        return at.toLocalDate().atTime(LAST).atZone(at.getZone()).withLaterOffsetAtOverlap();
    }

    /** As the lower bound of a range. */
    public ZonedDateTime asLower() {
        return switch (precision) {
            case MOMENT -> at;
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
            case DAY -> startOfDay(at);
        };
    }

    /** As the upper bound of a range, which is counted. */
    public ZonedDateTime asUpper() {
        return switch (precision) {
            case MOMENT -> at;
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS).plusHours(1).minusNanos(1_000);
            case DAY -> endOfDay(at);
        };
    }
}
