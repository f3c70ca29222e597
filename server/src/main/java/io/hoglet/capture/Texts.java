// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

/** The rules for distinct ids and names of events (wire protocol 1.6). Pure. */
final class Texts {
    /** Characters of a distinct id or a name; an emoji is one. */
    static final int CHARACTERS_MAX = 200;

    private Texts() {}

    /** PostgreSQL has no text with NUL in it. */
    static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    static boolean isTooLong(String text) {
        return text.length() > CHARACTERS_MAX && text.codePointCount(0, text.length()) > CHARACTERS_MAX;
    }

    /** Storable and cut, as PostHog does. */
    static String tidy(String text) {
        String storable = storable(text);
        return isTooLong(storable) ? storable.substring(0, storable.offsetByCodePoints(0, CHARACTERS_MAX)) : storable;
    }
}
