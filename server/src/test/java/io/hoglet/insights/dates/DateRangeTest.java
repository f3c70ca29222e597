// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.dates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoglet.insights.query.Interval;
import io.hoglet.insights.query.InvalidQueryException;
import io.hoglet.insights.query.Project;
import io.hoglet.insights.query.Query.Range;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateRangeTest {

    /** A Wednesday. */
    private static final Instant NOW = Instant.parse("2026-07-15T10:30:00Z");

    private static final Project UTC = new Project(1, ZoneId.of("UTC"), DayOfWeek.SUNDAY);
    private static final Project BERLIN = new Project(1, ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY);

    @ParameterizedTest
    @CsvSource(textBlock = """
            -7d,                  2026-07-08T00:00:00Z
            -24h,                 2026-07-14T10:00:00Z
            -2w,                  2026-07-01T00:00:00Z
            -1m,                  2026-06-15T00:00:00Z
            -1q,                  2026-04-15T00:00:00Z
            -1y,                  2025-07-15T00:00:00Z
            hStart,               2026-07-15T10:00:00Z
            dStart,               2026-07-15T00:00:00Z
            -1dStart,             2026-07-14T00:00:00Z
            wStart,               2026-07-12T00:00:00Z
            mStart,               2026-07-01T00:00:00Z
            -1mStart,             2026-06-01T00:00:00Z
            qStart,               2026-07-01T00:00:00Z
            -1qStart,             2026-04-01T00:00:00Z
            yStart,               2026-01-01T00:00:00Z
            -1yStart,             2025-01-01T00:00:00Z
            2026-07-01,           2026-07-01T00:00:00Z
            2026-07-01 12:30,     2026-07-01T12:30:00Z
            2026-07-01T12:30:15Z, 2026-07-01T12:30:15Z
            2026-07-01T12:30:15+02:00, 2026-07-01T10:30:15Z
            all,                  2026-05-05T00:00:00Z
            """)
    void theLowerBoundIsTheStartOfWhatIsSaid(String text, Instant from) {
        assertThat(range(text, null, Interval.DAY, UTC).from().toInstant()).isEqualTo(from);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            -1d,              2026-07-14T23:59:59.999999Z
            dStart,           2026-07-15T23:59:59.999999Z
            -1mEnd,           2026-06-30T23:59:59.999999Z
            -1qEnd,           2026-06-30T23:59:59.999999Z
            -1yEnd,           2025-12-31T23:59:59.999999Z
            -1h,              2026-07-15T09:59:59.999999Z
            2026-07-10,       2026-07-10T23:59:59.999999Z
            2026-07-10 12:00, 2026-07-10T12:00:00Z
            """)
    void theUpperBoundIsTheEndOfWhatIsSaid(String text, Instant to) {
        assertThat(range("-5y", text, Interval.DAY, UTC).to().toInstant()).isEqualTo(to);
    }

    @Test
    void sevenDaysBackAreEightBuckets() {
        assertThat(days(range(null, null, Interval.DAY, UTC), Interval.DAY))
                .hasSize(8)
                .startsWith("2026-07-08")
                .endsWith("2026-07-15");
    }

    @Test
    void twentyFourHoursBackAreTwentyFiveBuckets() {
        assertThat(days(range("-24h", null, Interval.HOUR, UTC), Interval.HOUR))
                .hasSize(25)
                .startsWith("2026-07-14 10:00:00")
                .endsWith("2026-07-15 10:00:00");
    }

    @Test
    void weeksStartOnTheProjectsDayAndMonthsRoundDown() {
        assertThat(days(range("-7d", null, Interval.WEEK, UTC), Interval.WEEK))
                .containsExactly("2026-07-05", "2026-07-12");
        assertThat(days(range("-7d", null, Interval.WEEK, BERLIN), Interval.WEEK))
                .containsExactly("2026-07-06", "2026-07-13");
        assertThat(range("-7d", null, Interval.WEEK, UTC).from().toInstant())
                .isEqualTo(Instant.parse("2026-07-08T00:00:00Z"));
        assertThat(range("-7d", null, Interval.MONTH, UTC).from().toInstant())
                .isEqualTo(Instant.parse("2026-07-01T00:00:00Z"));
    }

    @Test
    void theDayOnWhichClocksGoBackHasTwentyFiveHours() {
        DateRange range = range("2026-10-25", "2026-10-25", Interval.HOUR, BERLIN);

        assertThat(range.buckets(Interval.HOUR)).hasSize(25).doesNotHaveDuplicates();
        assertThat(range.from().toInstant()).isEqualTo(Instant.parse("2026-10-24T22:00:00Z"));
        assertThat(range.to().toInstant()).isEqualTo(Instant.parse("2026-10-25T22:59:59.999999Z"));
        assertThat(range("2026-03-29", "2026-03-29", Interval.HOUR, BERLIN).buckets(Interval.HOUR))
                .hasSize(23);
    }

    @Test
    void labelsAreThoseOfThePostHogApi() {
        Bucket day = range("2026-01-01", "2026-01-01", Interval.DAY, UTC)
                .buckets(Interval.DAY)
                .getFirst();
        Bucket hour = range("2026-01-01", "2026-01-01", Interval.HOUR, UTC)
                .buckets(Interval.HOUR)
                .get(10);

        assertThat(List.of(day.day(), day.label())).containsExactly("2026-01-01", "1-Jan-2026");
        assertThat(List.of(hour.day(), hour.label())).containsExactly("2026-01-01 10:00:00", "1-Jan-2026 10:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yesterday", "-7", "d", "-7x", "2026-13-01", "2026-02-30", "-99999y9", "7 d", "2026-01-01T25:00"
            })
    void anythingElseIsRefusedWithTheField(String text) {
        assertThatThrownBy(() -> range(text, null, Interval.DAY, UTC))
                .isInstanceOfSatisfying(
                        InvalidQueryException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("dateRange.date_from"));
    }

    @Test
    void rangesBackwardsOrTooFineAreRefused() {
        assertThatThrownBy(() -> range("2026-07-10", "2026-07-01", Interval.DAY, UTC))
                .hasMessageContaining("later than");
        assertThatThrownBy(() -> range("-5y", null, Interval.HOUR, UTC).buckets(Interval.HOUR))
                .hasMessageContaining("choose a longer interval");
    }

    private static List<String> days(DateRange range, Interval interval) {
        return range.buckets(interval).stream().map(Bucket::day).toList();
    }

    private static DateRange range(@Nullable String from, @Nullable String to, Interval interval, Project project) {
        var range = new Range(Optional.ofNullable(from), Optional.ofNullable(to));
        return DateRange.of(range, interval, project, NOW, () -> Instant.parse("2026-05-05T05:05:05Z"));
    }
}
