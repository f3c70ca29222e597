// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import static io.hoglet.flags.manage.InvalidChangeException.invalid;

import java.util.regex.Pattern;

/** What key, description and names may be. Pure. */
public final class FlagRules {
    /** Longest key. */
    public static final int KEY_MAX = 400;

    /** Longest description. */
    public static final int TEXT_MAX = 4_000;

    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9_-]+");

    private FlagRules() {}

    static String key(String key) {
        if (!isKey(key)) {
            throw invalid(
                    "key",
                    "key must have 1 to " + KEY_MAX + " characters: letters, digits, hyphens and underscores only.");
        }
        return key;
    }

    static boolean isKey(String text) {
        return text.length() <= KEY_MAX && KEY.matcher(text).matches();
    }

    /** @throws InvalidChangeException when it is too long, or cannot be stored */
    public static String description(String field, String text) {
        if (text.length() > TEXT_MAX || !isStorable(text)) {
            throw invalid(field, field + " may have at most " + TEXT_MAX + " characters.");
        }
        return text;
    }

    /** PostgreSQL has no text with NUL or half a surrogate pair in it. */
    public static boolean isStorable(String text) {
        return text.indexOf('\0') < 0
                && text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
