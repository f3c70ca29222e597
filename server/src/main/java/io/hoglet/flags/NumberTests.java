// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.DoublePredicate;

/** Comparisons of numbers, and of texts that are numbers; anything else matches nothing (wire protocol 3.5). Pure. */
final class NumberTests {
    private NumberTests() {}

    static ValueTest of(Operator operator, JsonNode value) {
        return switch (operator) {
            case BETWEEN, NOT_BETWEEN -> between(operator, value);
            default ->
                Texts.number(value)
                        .map(bound -> numeric(operator, compared(operator, bound)))
                        .orElseGet(() -> ValueTest.useless(operator, "The value must be a number."));
        };
    }

    private static DoublePredicate compared(Operator operator, double bound) {
        return switch (operator) {
            case GT -> number -> number > bound;
            case GTE -> number -> number >= bound;
            case LT -> number -> number < bound;
            case LTE -> number -> number <= bound;
            default -> throw new IllegalArgumentException(operator.wireName());
        };
    }

    private static ValueTest between(Operator operator, JsonNode value) {
        var low = Texts.number(value.path(0));
        var high = Texts.number(value.path(1));
        if (value.size() != 2 || low.isEmpty() || high.isEmpty()) {
            return ValueTest.useless(operator, "The value must be a list of two numbers.");
        }
        double from = low.get();
        double to = high.get();
        boolean wanted = operator == Operator.BETWEEN;
        return numeric(operator, number -> (from <= number && number <= to) == wanted);
    }

    private static ValueTest numeric(Operator operator, DoublePredicate test) {
        return ValueTest.usable(
                operator,
                (property, moment) -> Texts.number(property).filter(test::test).isPresent());
    }
}
