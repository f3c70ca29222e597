// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.Arrays;

/** Makes UTF-8 of a text whose UTF-16 units were written one by one, three bytes for each half of a pair. Pure. */
final class Surrogates {
    private static final int HALF_BYTES = 3;

    private Surrogates() {}

    /** Changes {@code text}: what it becomes is never longer. */
    static byte[] joined(byte[] text, int length) {
        int to = 0;
        for (int from = 0; from < length; ) {
            int half = half(text, from, length);
            if (half < 0) {
                text[to++] = text[from++];
                continue;
            }
            int other = half(text, from + HALF_BYTES, length);
            if (Character.isHighSurrogate((char) half) && other >= 0 && Character.isLowSurrogate((char) other)) {
                int point = Character.toCodePoint((char) half, (char) other);
                text[to++] = (byte) (0xF0 | point >> 18);
                text[to++] = (byte) (0x80 | (point >> 12 & 0x3F));
                text[to++] = (byte) (0x80 | (point >> 6 & 0x3F));
                text[to++] = (byte) (0x80 | (point & 0x3F));
                from += 2 * HALF_BYTES;
            } else {
                text[to++] = (byte) 0xEF;
                text[to++] = (byte) 0xBF;
                text[to++] = (byte) 0xBD;
                from += HALF_BYTES;
            }
        }
        return Arrays.copyOf(text, to);
    }

    /** The half that is written there; below zero when it is something else. */
    private static int half(byte[] text, int from, int length) {
        boolean isHalf = from + HALF_BYTES <= length && text[from] == (byte) 0xED && (text[from + 1] & 0x20) != 0;
        return isHalf ? 0xD000 | ((text[from + 1] & 0x3F) << 6) | (text[from + 2] & 0x3F) : -1;
    }
}
