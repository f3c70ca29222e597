// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Predicate;

/** Comparisons of versions; what is none matches nothing (wire protocol 3.5). Pure. */
final class SemverTests {
    private SemverTests() {}

    static ValueTest of(Operator operator, JsonNode value) {
        String text = Texts.of(value);
        Optional<Predicate<Semver>> test = operator == Operator.SEMVER_WILDCARD
                ? Semver.Wildcard.parse(text).map(wildcard -> wildcard::matches)
                : Semver.parse(text).map(wanted -> compared(operator, wanted));
        return test.map(each -> ValueTest.usable(
                        operator,
                        (property, moment) ->
                                Semver.parse(Texts.of(property)).filter(each).isPresent()))
                .orElseGet(() -> ValueTest.useless(operator, "The value must be a version such as 1.2.3."));
    }

    private static Predicate<Semver> compared(Operator operator, Semver wanted) {
        return switch (operator) {
            case SEMVER_EQ -> actual -> actual.compareTo(wanted) == 0;
            case SEMVER_NEQ -> actual -> actual.compareTo(wanted) != 0;
            case SEMVER_GT -> actual -> actual.compareTo(wanted) > 0;
            case SEMVER_GTE -> actual -> actual.compareTo(wanted) >= 0;
            case SEMVER_LT -> actual -> actual.compareTo(wanted) < 0;
            case SEMVER_LTE -> actual -> actual.compareTo(wanted) <= 0;
            case SEMVER_TILDE -> within(wanted, wanted.nextMinor());
            case SEMVER_CARET -> within(wanted, wanted.nextBreaking());
            default -> throw new IllegalArgumentException(operator.wireName());
        };
    }

    private static Predicate<Semver> within(Semver from, Semver before) {
        return actual -> actual.compareTo(from) >= 0 && actual.compareTo(before) < 0;
    }
}
