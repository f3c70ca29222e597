// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import io.hoglet.insights.dates.IsoDate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments and days as the engine's constants. */
final class Times {

    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The engine's Date ends in 2149 and wraps round silently; the day bounds stay inside. */
    private static final Expr FIRST = moment(Instant.parse("1970-01-01T00:00:00Z"));

    private static final Expr LAST = moment(Instant.parse("2149-06-01T00:00:00Z"));

    private final Zone zone;

    Times(Zone zone) {
        this.zone = zone;
    }

    static Expr moment(Instant instant) {
        return Make.call("toDateTime64", Make.text(MICROS.format(instant)), Make.number(6), Make.text("UTC"));
    }

    Expr moment(Expr.Text text) {
        Instant instant = IsoDate.parse(text.value(), zone.zone())
                .orElseThrow(() -> new HogQLException(
                        text.at(),
                        "a time is compared with something that is not a date such as '2026-01-31 10:00:00'"))
                .at()
                .toInstant();
        return moment(instant);
    }

    Expr converted(Expr lowered) {
        return Make.call("toDateTime64", lowered, Make.number(6), zone.text());
    }

    /** The UTC day of a moment, as the sort key has it. */
    Expr day(Expr moment) {
        Expr inRange = Make.call("least", Make.call("greatest", moment, FIRST), LAST);
        return Make.call("toDate", Make.call("toTimeZone", inRange, Make.text("UTC")));
    }

    /** Nothing in it changes from row to row. */
    static boolean isConstant(Expr expr) {
        return switch (expr) {
            case Expr.Field _, Expr.Subquery _, Expr.Star _ -> false;
            default -> expr.children().stream().allMatch(Times::isConstant);
        };
    }
}
