// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Regular expressions, found anywhere in the text. RE2/J matches in time linear to the text, whatever the expression;
 * so it has neither look-around nor back references. An expression it refuses matches nothing, neither way (wire
 * protocol 3.5).
 */
final class RegexTests {
    private static final int LENGTH_MAX = 1_000;

    /** How often counted repetitions may unfold what they repeat: each copy takes memory. */
    private static final long UNFOLDED_MAX = 1_000;

    /** Longer texts match neither way: time grows with text times expression. */
    private static final int TEXT_MAX = 4_000;

    private static final java.util.regex.Pattern COUNTED =
            java.util.regex.Pattern.compile("\\{(\\d{1,4}),?(\\d{0,4})}");

    private RegexTests() {}

    static ValueTest of(Operator operator, JsonNode value) {
        String expression = Texts.of(value);
        if (expression.length() > LENGTH_MAX || unfolded(expression) > UNFOLDED_MAX) {
            return ValueTest.useless(operator, "The regular expression is too large.");
        }
        try {
            var pattern = Pattern.compile(expression);
            boolean wanted = operator == Operator.REGEX;
            return ValueTest.usable(operator, (property, moment) -> {
                String text = Texts.of(property);
                return text.length() <= TEXT_MAX && pattern.matcher(text).find() == wanted;
            });
        } catch (PatternSyntaxException e) {
            return ValueTest.useless(
                    operator,
                    "The regular expression is not valid; look-around and back references are not supported.");
        }
    }

    private static long unfolded(String expression) {
        long product = 1;
        var counted = COUNTED.matcher(expression);
        while (counted.find() && product <= UNFOLDED_MAX) {
            String most = counted.group(2).isEmpty() ? counted.group(1) : counted.group(2);
            product *= Math.max(1, Long.parseLong(most));
        }
        return product;
    }
}
