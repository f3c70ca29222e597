// SPDX-License-Identifier: Apache-2.0
package io.hoglet.elements;

import io.hoglet.elements.Selector.Condition;
import io.hoglet.elements.Selector.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Selectors as regular expressions on chains. Innermost first, as in the chain. RE2 has no look-ahead, and SDKs write
 * the pairs of an element in any order, so several conditions on one element become one branch for each order.
 *
 * <p>Inside an element a quote may be followed by anything but a semicolon, unless a backslash stands before it. The
 * expression stands either at the end of a tag or class, or at the end of a value and before its quote.
 */
final class SelectorPattern {
    /** The orders of all parts together: more would make an expression that RE2 refuses. */
    private static final int ORDERS_MAX = 48;

    private static final String START = "(?:^|\";)";
    private static final String INSIDE = "(?:[^\"\\\\]|\\\\.|\"+(?:[^;\"\\\\]|\\\\.))*";
    private static final String IN_VALUE = "(?:[^\"\\\\]|\\\\.)*";
    private static final String AFTER_HEAD = "[.:]" + INSIDE + "\"+";
    private static final String AFTER_VALUE = "(?:\"+(?:[^;\"\\\\]|\\\\.)" + INSIDE + ")?\"+";
    private static final String KEY_AFTER_HEAD = "(?::|[.:][^\"]*:|" + AFTER_HEAD + ")";
    private static final String ANY_ELEMENTS = "(?:.*\";)?";

    private SelectorPattern() {}

    static String of(Selector selector) {
        checkSize(selector);
        var pattern = new StringBuilder("(?s)").append(START);
        List<Part> parts = selector.parts();
        for (int i = parts.size() - 1; i >= 0; i--) {
            Part part = parts.get(i);
            boolean hasConditions = !part.conditions().isEmpty();
            pattern.append(head(part));
            if (hasConditions) {
                pattern.append(inAnyOrder(part.conditions(), KEY_AFTER_HEAD));
            }
            if (i > 0) {
                pattern.append(hasConditions ? AFTER_VALUE : AFTER_HEAD).append(';');
                pattern.append(part.isChild() ? "" : ANY_ELEMENTS);
            } else {
                pattern.append(hasConditions ? "\"" : "[.:]");
            }
        }
        return pattern.toString();
    }

    private static void checkSize(Selector selector) {
        int orders = 0;
        for (Part part : selector.parts()) {
            if (part.conditions().stream().map(Condition::key).distinct().count()
                    < part.conditions().size()) {
                throw new InvalidSelectorException("the selector has two conditions on the same attribute");
            }
            int ofPart = 1;
            for (int i = 2; i <= part.conditions().size() && ofPart <= ORDERS_MAX; i++) {
                ofPart *= i;
            }
            orders += ofPart;
        }
        if (orders > ORDERS_MAX) {
            throw new InvalidSelectorException("the selector has too many conditions on ids, attributes and places");
        }
    }

    /** The tag and the classes, which chains have in sorted order. */
    private static String head(Part part) {
        String tagName = part.tagName().isEmpty() ? "[^.:\";]*" : literal(part.tagName());
        return part.classes().stream()
                .distinct()
                .sorted()
                .map(name -> "(?:\\.[^\";]*)?\\." + literal(name))
                .collect(Collectors.joining("", tagName, ""));
    }

    private static String inAnyOrder(List<Condition> conditions, String before) {
        var branches = new ArrayList<String>();
        for (int i = 0; i < conditions.size(); i++) {
            var others = new ArrayList<>(conditions);
            Condition first = others.remove(i);
            String rest = others.isEmpty() ? "" : inAnyOrder(others, AFTER_VALUE);
            branches.add(literal(first.key()) + "=\"" + value(first) + rest);
        }
        return before + "(?:" + String.join("|", branches) + ")";
    }

    private static String value(Condition condition) {
        String value = literal(condition.value());
        return switch (condition.match()) {
            case PRESENT -> IN_VALUE;
            case EXACT -> value;
            case PREFIX -> value + IN_VALUE;
            case SUFFIX -> IN_VALUE + value;
            case ANYWHERE -> IN_VALUE + value + IN_VALUE;
        };
    }

    /** The text itself; a quote may be escaped in a chain, and is not by some SDKs. */
    private static String literal(String text) {
        var literal = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                literal.append("\\\\?\"");
            } else if (c < ' ' || c == '\u007f') {
                literal.append("\\x{").append(Integer.toHexString(c)).append('}');
            } else if (c > '\u007f' || Character.isLetterOrDigit(c)) {
                literal.append(c);
            } else {
                literal.append('\\').append(c);
            }
        }
        return literal.toString();
    }
}
