// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.dates;

import io.hoglet.insights.query.Interval;
import io.hoglet.insights.query.InvalidQueryException;
import io.hoglet.insights.query.Project;
import io.hoglet.insights.query.Query.Range;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The time a trend covers, both ends counted. Without a lower bound it is the last seven days and today: eight days.
 */
public record DateRange(ZonedDateTime from, ZonedDateTime to, Project project) {

    /** More points than any chart shows; beyond it the caller meant a wider interval. */
    static final int MAX_BUCKETS = 10_000;

    /** @param earliest when the project's first event happened; asked only for {@code all} */
    public static DateRange of(
            Range range, Interval interval, Project project, Instant now, Supplier<Instant> earliest) {
        ZonedDateTime here = now.atZone(project.zone());
        String lower = range.from().filter(text -> !text.isBlank()).orElse("-7d");
        ZonedDateTime from = lower.equals("all")
                ? RelativeDate.startOfDay(earliest.get().atZone(project.zone()))
                : parse(lower, "dateRange.date_from", here, project).asLower();
        ZonedDateTime to = range.to()
                .filter(text -> !text.isBlank())
                .map(text -> parse(text, "dateRange.date_to", here, project).asUpper())
                .orElseGet(() -> interval == Interval.HOUR ? here.plusMinutes(1) : RelativeDate.endOfDay(here));
        if (from.isAfter(to)) {
            throw InvalidQueryException.at("dateRange", "date_from is later than date_to");
        }
        return new DateRange(rounded(from, interval, project), to, project);
    }

    /** Months count from their first day; the first week counts only from the day that was asked for. */
    private static ZonedDateTime rounded(ZonedDateTime from, Interval interval, Project project) {
        return interval == Interval.MONTH
                ? Bucket.of(from, interval, project.weekStart()).start()
                : from;
    }

    private static RelativeDate parse(String text, String field, ZonedDateTime now, Project project) {
        return RelativeDate.parse(text, now, project)
                .orElseThrow(() ->
                        InvalidQueryException.at(field, "not a date: use a form such as -7d, mStart or 2026-01-31"));
    }

    /** Every bucket that the range touches, in order. */
    public List<Bucket> buckets(Interval interval) {
        var buckets = new ArrayList<Bucket>();
        Bucket bucket = Bucket.of(from, interval, project.weekStart());
        while (!bucket.start().isAfter(to)) {
            if (buckets.size() == MAX_BUCKETS) {
                throw InvalidQueryException.at(
                        "interval", "the range has more than " + MAX_BUCKETS + " intervals; choose a longer interval");
            }
            buckets.add(bucket);
            bucket = bucket.next();
        }
        return buckets;
    }

    /** The part of the range that lies in the bucket: what a point of the chart counts. */
    public DateRange within(Bucket bucket) {
        ZonedDateTime last = bucket.next().start().minusNanos(1_000);
        return new DateRange(
                bucket.start().isBefore(from) ? from : bucket.start(), last.isAfter(to) ? to : last, project);
    }
}
