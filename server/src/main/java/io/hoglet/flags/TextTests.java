// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.function.BiPredicate;

/** Equal, contains, begins, ends; never with regard to case (wire protocol 3.5). Pure. */
final class TextTests {
    private TextTests() {}

    static ValueTest.Comparison of(Operator operator, JsonNode value) {
        return switch (operator) {
            case EXACT -> equal(value);
            case IS_NOT -> not(equal(value));
            case ICONTAINS -> with(value, String::contains);
            case NOT_ICONTAINS -> not(with(value, String::contains));
            case STARTS_WITH -> with(value, String::startsWith);
            case NOT_STARTS_WITH -> not(with(value, String::startsWith));
            case ENDS_WITH -> with(value, String::endsWith);
            case NOT_ENDS_WITH -> not(with(value, String::endsWith));
            case ICONTAINS_MULTI -> any(value);
            case NOT_ICONTAINS_MULTI -> not(any(value));
            default -> throw new IllegalArgumentException(operator.wireName());
        };
    }

    private static ValueTest.Comparison equal(JsonNode value) {
        var wanted = new HashSet<String>();
        Texts.all(value).forEach(text -> wanted.add(folded(text)));
        return (property, moment) -> wanted.contains(folded(Texts.of(property)));
    }

    private static ValueTest.Comparison with(JsonNode value, BiPredicate<String, String> test) {
        String part = folded(Texts.of(value));
        return (property, moment) -> test.test(folded(Texts.of(property)), part);
    }

    private static ValueTest.Comparison any(JsonNode value) {
        var parts = Texts.all(value).stream().map(TextTests::folded).toList();
        return (property, moment) -> {
            String text = folded(Texts.of(property));
            return parts.stream().anyMatch(text::contains);
        };
    }

    private static ValueTest.Comparison not(ValueTest.Comparison test) {
        return (property, moment) -> !test.holds(property, moment);
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
