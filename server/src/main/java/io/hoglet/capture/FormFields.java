// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads {@code name=value&name=value}, as it stands in queries and forms. Never fails: what is not a percent code stays
 * as it is, because SDKs and old browsers send queries unescaped. Pure.
 */
public final class FormFields {
    private FormFields() {}

    /** The first value of each name. */
    public static Map<String, String> ofQuery(String query) {
        var fields = new HashMap<String, String>();
        for (int from = 0; from < query.length(); ) {
            int end = indexOrEnd(query, '&', from);
            int equals = Math.min(indexOrEnd(query, '=', from), end);
            if (equals > from) {
                fields.putIfAbsent(
                        decoded(query.substring(from, equals)),
                        decoded(query.substring(Math.min(equals + 1, end), end)));
            }
            from = end + 1;
        }
        return fields;
    }

    private static int indexOrEnd(String text, char symbol, int from) {
        int index = text.indexOf(symbol, from);
        return index < 0 ? text.length() : index;
    }

    private static String decoded(String text) {
        return new String(decoded(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    /** Percent codes and plus signs undone. */
    static byte[] decoded(byte[] text) {
        var plain = new byte[text.length];
        int length = 0;
        for (int i = 0; i < text.length; i++) {
            int code = text[i] == '%' && i + 2 < text.length ? hex(text[i + 1]) * 16 + hex(text[i + 2]) : -1;
            if (code >= 0) {
                plain[length++] = (byte) code;
                i += 2;
            } else {
                plain[length++] = text[i] == '+' ? (byte) ' ' : text[i];
            }
        }
        return Arrays.copyOf(plain, length);
    }

    /** The digit's value; of no digit so far below zero that no sum with it is a code. */
    private static int hex(byte digit) {
        int value = Character.digit(digit, 16);
        return value < 0 ? -1_000 : value;
    }
}
