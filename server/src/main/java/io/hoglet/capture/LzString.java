// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.Arrays;

/**
 * Undoes what lz-string's {@code compressToBase64} does, as browsers of 2021 packed events (wire protocol 1.2). Every
 * word of its dictionary is a run of the text before it, so that words are kept as places in the output, and the output
 * is made as bytes at once. Used by one thread, for one body.
 */
final class LzString {
    private static final int LITERAL_BYTE = 0;
    private static final int LITERAL_UNIT = 1;
    private static final int END = 2;
    private static final int FIRST_FREE_WORD = 3;
    private static final int SYMBOL_BITS = 6;
    private static final int START_BYTES = 4 << 10;
    private static final int WORDS_STEP = 1 << 10;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final byte[] VALUES = values();

    private final byte[] packed;
    private final int bytesMax;
    private final Room room;

    private int at;
    private int symbol;
    private int symbolBits;
    private int wordBits = 2;
    private int wordsUntilWider = 2;

    private byte[] plain = {};
    private int length;
    private boolean hasSurrogates;
    private int[] words = {};
    private int wordCount = FIRST_FREE_WORD;

    private LzString(byte[] packed, int bytesMax, Room room) {
        this.packed = packed;
        this.bytesMax = bytesMax;
        this.room = room;
    }

    private static byte[] values() {
        var values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        // A plus that passed an unescaping once too often arrives as a space.
        values[' '] = values['+'];
        return values;
    }

    /**
     * Whether this is the packed form of a text that begins with a brace or a bracket. Read as ordinary base64 such a
     * text would be neither JSON nor gzip nor base64 again, so that no hint is needed.
     */
    static boolean isPackedJson(byte[] text) {
        return text.length > 2 && text[0] == 'N' && "4567opqr".indexOf(text[1]) >= 0;
    }

    /**
     * The text in UTF-8; half a surrogate pair becomes the replacement character.
     *
     * @param bytesMax most bytes of the result
     * @throws RefusedException when it is damaged or becomes too large
     */
    static byte[] unpacked(byte[] packed, int bytesMax, Room room) throws RefusedException {
        return new LzString(packed, bytesMax, room).run();
    }

    private byte[] run() throws RefusedException {
        int code = bits(wordBits);
        if (code != LITERAL_BYTE && code != LITERAL_UNIT) {
            throw new RefusedException(Refusal.MALFORMED);
        }
        int wordAt = 0;
        literal(code);
        addWord(wordAt, length);
        wordBits = 3;
        wordsUntilWider = 4;
        for (code = bits(wordBits); code != END; code = bits(wordBits)) {
            int next = length;
            if (code == LITERAL_BYTE || code == LITERAL_UNIT) {
                literal(code);
                addWord(next, length - next);
                countWord();
            } else {
                word(code, wordAt, next - wordAt);
            }
            addWord(wordAt, next - wordAt + characterBytes(plain[next]));
            countWord();
            wordAt = next;
        }
        return hasSurrogates ? Surrogates.joined(plain, length) : Arrays.copyOf(plain, length);
    }

    /** A word that is known, or the one about to be: the last one and its own first character. */
    private void word(int code, int lastAt, int lastLength) throws RefusedException {
        if (code < wordCount) {
            copy(words[2 * code], words[2 * code + 1]);
        } else if (code == wordCount) {
            copy(lastAt, lastLength);
            copy(lastAt, characterBytes(plain[lastAt]));
        } else {
            throw new RefusedException(Refusal.MALFORMED);
        }
    }

    private void countWord() {
        wordsUntilWider--;
        if (wordsUntilWider == 0) {
            wordsUntilWider = 1 << wordBits;
            wordBits++;
        }
    }

    private void addWord(int from, int bytes) throws RefusedException {
        if (2 * wordCount + 1 >= words.length) {
            int more = Math.clamp(wordsMax() - words.length, 0, Math.max(WORDS_STEP, words.length));
            if (more < 2) {
                throw new RefusedException(Refusal.TOO_LARGE);
            }
            room.take(more * Integer.BYTES);
            words = Arrays.copyOf(words, words.length + more);
        }
        words[2 * wordCount] = from;
        words[2 * wordCount + 1] = bytes;
        wordCount++;
    }

    /**
     * The words of a real text of the largest size are fewer: they have more than four bytes on average. Only what was
     * made for it has so many, and is the client's fault.
     */
    private int wordsMax() {
        return Math.max(WORDS_STEP, bytesMax / 2);
    }

    private void literal(int kind) throws RefusedException {
        int unit = bits(kind == LITERAL_BYTE ? 8 : 16);
        ensure(3);
        if (unit < 0x80) {
            plain[length++] = (byte) unit;
        } else if (unit < 0x800) {
            plain[length++] = (byte) (0xC0 | unit >> 6);
            plain[length++] = (byte) (0x80 | (unit & 0x3F));
        } else {
            // Halves of pairs are joined at the end: words may cut between them.
            hasSurrogates |= Character.isSurrogate((char) unit);
            plain[length++] = (byte) (0xE0 | unit >> 12);
            plain[length++] = (byte) (0x80 | (unit >> 6 & 0x3F));
            plain[length++] = (byte) (0x80 | (unit & 0x3F));
        }
        if (length > bytesMax) {
            throw new RefusedException(Refusal.TOO_LARGE);
        }
    }

    private void copy(int from, int bytes) throws RefusedException {
        if (length + (long) bytes > bytesMax) {
            throw new RefusedException(Refusal.TOO_LARGE);
        }
        ensure(bytes);
        System.arraycopy(plain, from, plain, length, bytes);
        length += bytes;
    }

    private void ensure(int bytes) {
        if (plain.length - length < bytes) {
            int usual = Math.min(Math.max(START_BYTES, plain.length), bytesMax - plain.length);
            int more = Math.max(bytes, usual);
            room.take(more);
            plain = Arrays.copyOf(plain, plain.length + more);
        }
    }

    private static int characterBytes(byte first) {
        return first >= 0 ? 1 : (first & 0xE0) == 0xC0 ? 2 : 3;
    }

    /** The lowest bit comes first. */
    private int bits(int count) throws RefusedException {
        int value = 0;
        for (int i = 0; i < count; i++) {
            if (symbolBits == 0) {
                symbol = symbol();
                symbolBits = SYMBOL_BITS;
            }
            symbolBits--;
            value |= (symbol >> symbolBits & 1) << i;
        }
        return value;
    }

    private int symbol() throws RefusedException {
        while (at < packed.length) {
            byte each = packed[at++];
            if (each == '\n' || each == '\r') {
                continue;
            }
            if (each >= 0 && VALUES[each] >= 0) {
                return VALUES[each];
            }
            break;
        }
        throw new RefusedException(Refusal.MALFORMED);
    }
}
