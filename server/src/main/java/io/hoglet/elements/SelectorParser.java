// SPDX-License-Identifier: Apache-2.0
package io.hoglet.elements;

import io.hoglet.elements.Selector.Condition;
import io.hoglet.elements.Selector.Match;
import io.hoglet.elements.Selector.Part;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;

/** Reads a selector from left to right. Used once. */
final class SelectorParser {
    private static final Map<String, Match> MATCHES =
            Map.of("=", Match.EXACT, "^=", Match.PREFIX, "$=", Match.SUFFIX, "*=", Match.ANYWHERE);
    private static final int NUMBER_DIGITS = 6;

    private final String text;
    private int at;

    SelectorParser(String text) {
        this.text = text.strip();
    }

    Selector selector() {
        if (text.isEmpty()) {
            throw new InvalidSelectorException("give a selector such as button.buy or form > a");
        }
        if (text.length() > Selector.LENGTH_MAX) {
            throw new InvalidSelectorException("a selector has at most " + Selector.LENGTH_MAX + " characters");
        }
        var parts = new ArrayList<Part>();
        parts.add(part(false));
        while (at < text.length()) {
            parts.add(part(takesChildSign()));
        }
        if (parts.size() > Selector.PARTS_MAX) {
            throw new InvalidSelectorException("a selector has at most " + Selector.PARTS_MAX + " parts");
        }
        return new Selector(parts);
    }

    private boolean takesChildSign() {
        skipBlanks();
        boolean isChild = takes('>');
        skipBlanks();
        return isChild;
    }

    private Part part(boolean isChild) {
        int start = at;
        String tagName = "";
        if (!takes('*') && isNameCharacter(peek())) {
            tagName = name().toLowerCase(Locale.ROOT);
        }
        var classes = new ArrayList<String>();
        var conditions = new ArrayList<Condition>();
        while (at < text.length() && ".#[:".indexOf(peek()) >= 0) {
            char sign = text.charAt(at++);
            switch (sign) {
                case '.' -> classes.add(name());
                case '#' -> conditions.add(new Condition(Element.ID, Match.EXACT, name()));
                case '[' -> conditions.add(attribute());
                default -> conditions.add(place());
            }
        }
        boolean isEnd = at == text.length() || isBlank(peek()) || peek() == '>';
        if (at == start || !isEnd) {
            throw unexpected();
        }
        return new Part(tagName, classes, conditions, isChild);
    }

    private Condition attribute() {
        String key = Element.ATTRIBUTE + name();
        if (takes(']')) {
            return new Condition(key, Match.PRESENT, "");
        }
        String sign = text.substring(at, Math.min(text.length(), at + (peek() == '=' ? 1 : 2)));
        Match match = MATCHES.get(sign);
        if (match == null) {
            throw unexpected();
        }
        at += sign.length();
        String value = peek() == '"' || peek() == '\'' ? quoted(text.charAt(at++)) : name();
        expect(']');
        return new Condition(key, match, value);
    }

    private Condition place() {
        String key = name();
        if (!key.equals(Element.NTH_CHILD) && !key.equals(Element.NTH_OF_TYPE)) {
            throw new InvalidSelectorException(
                    "':" + key + "' is not supported; of these there are :nth-child(2) and :nth-of-type(2)");
        }
        expect('(');
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start || at - start > NUMBER_DIGITS) {
            throw unexpected();
        }
        String number = text.substring(start, at);
        expect(')');
        return new Condition(key, Match.EXACT, number);
    }

    /** A backslash takes the next character as it is: {@code .w-1\.5}. */
    private String name() {
        var name = new StringBuilder();
        while (isNameCharacter(peek()) || (peek() == '\\' && at + 1 < text.length())) {
            if (peek() == '\\') {
                at++;
            }
            name.append(text.charAt(at++));
        }
        if (name.isEmpty()) {
            throw unexpected();
        }
        return name.toString();
    }

    private String quoted(char quote) {
        var value = new StringBuilder();
        while (at < text.length() && peek() != quote) {
            if (peek() == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        expect(quote);
        return value.toString();
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(peek())) {
            at++;
        }
    }

    private boolean takes(char sign) {
        boolean isThere = at < text.length() && peek() == sign;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void expect(char sign) {
        if (!takes(sign)) {
            throw unexpected();
        }
    }

    private InvalidSelectorException unexpected() {
        if (at >= text.length()) {
            return new InvalidSelectorException("the selector ends too early");
        }
        String hint = peek() == ',' ? "; give several selectors as several values" : "";
        return new InvalidSelectorException(
                "'" + Character.toString(text.codePointAt(at)) + "' is not expected at " + (at + 1) + hint);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isNameCharacter(char c) {
        return c == '-' || c == '_' || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }
}
