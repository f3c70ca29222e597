// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.clickhouse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Shows the moments of one column in the column's own time zone, with the offset. The engine is asked for UTC, because
 * its local texts are ambiguous in the hour when clocks go back. The fraction has the column's precision, zeros
 * included, so that texts of one column sort as the moments do.
 */
record Moments(@Nullable ZoneId zone, int fractionDigits) {

    private static final Pattern TYPE =
            Pattern.compile("(Nullable\\()?DateTime(64)?\\(((?<digits>\\d), )?'(?<zone>[^']+)'\\)\\)?");
    private static final List<DateTimeFormatter> FORMATS =
            IntStream.rangeClosed(0, 9).mapToObj(Moments::format).toList();

    private static DateTimeFormatter format(int fractionDigits) {
        var builder = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd'T'HH:mm:ss");
        if (fractionDigits > 0) {
            builder.appendFraction(ChronoField.NANO_OF_SECOND, fractionDigits, fractionDigits, true);
        }
        return builder.appendOffsetId().toFormatter(Locale.ROOT);
    }

    /** Only a column that is itself a moment is changed; moments inside arrays stay in UTC. */
    static Moments of(String type) {
        var matcher = TYPE.matcher(type);
        if (!matcher.matches()) {
            return new Moments(null, 0);
        }
        ZoneId zone = ZoneId.of(matcher.group("zone"));
        String digits = matcher.group("digits");
        return new Moments(
                zone.equals(ZoneId.of("UTC")) ? ZoneOffset.UTC : zone, digits == null ? 0 : Integer.parseInt(digits));
    }

    @Nullable
    Object shown(@Nullable Object value) {
        if (zone == null || !(value instanceof String text)) {
            return value;
        }
        try {
            return FORMATS.get(fractionDigits).format(Instant.parse(text).atZone(zone));
        } catch (DateTimeException _) {
            return value;
        }
    }
}
