// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Comparisons of moments, strict; an unreadable date matches nothing (wire protocol 3.5). Pure. */
final class DateTests {
    private static final Moment ANY = new Moment(Instant.EPOCH, ZoneOffset.UTC);

    private DateTests() {}

    static ValueTest of(Operator operator, JsonNode value) {
        if (wanted(value, ANY).isEmpty()) {
            return ValueTest.useless(operator, "The value must be a date such as 2026-01-31, or -30d.");
        }
        return ValueTest.usable(operator, (property, moment) -> {
            var wanted = wanted(value, moment);
            var actual = FlagDates.stored(property, moment.zone());
            return wanted.isPresent() && actual.isPresent() && holds(operator, actual.get(), wanted.get());
        });
    }

    private static Optional<Instant> wanted(JsonNode value, Moment moment) {
        return FlagDates.relative(Texts.of(value), moment).or(() -> FlagDates.stored(value, moment.zone()));
    }

    private static boolean holds(Operator operator, Instant actual, Instant wanted) {
        return switch (operator) {
            case IS_DATE_BEFORE -> actual.isBefore(wanted);
            case IS_DATE_AFTER -> actual.isAfter(wanted);
            default -> actual.equals(wanted);
        };
    }
}
