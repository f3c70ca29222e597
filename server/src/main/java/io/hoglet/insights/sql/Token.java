// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import java.util.Locale;

/** One word, literal or sign of the caller's SQL. {@code text} is unescaped for strings and quoted identifiers. */
record Token(Kind kind, String text, Position at) {

    enum Kind {
        WORD,
        QUOTED,
        STRING,
        NUMBER,
        SIGN,
        END
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    /** How an error message names it. */
    String shown() {
        return switch (kind) {
            case END -> "the end of the query";
            case STRING -> "a string";
            case NUMBER -> "the number " + shorten(text);
            case WORD, QUOTED, SIGN -> "'" + shorten(text) + "'";
        };
    }

    String upper() {
        return text.toUpperCase(Locale.ROOT);
    }

    private static String shorten(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
