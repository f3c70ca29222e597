// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Packs text as lz-string's {@code compressToBase64} does; {@link LzStringTest} compares it with the original. */
final class Lz64 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private final Map<String, Integer> words = new HashMap<>();
    private final Set<String> notYetSent = new HashSet<>();
    private final StringBuilder packed = new StringBuilder();
    private int wordBits = 2;
    private int wordsUntilWider = 2;
    private int symbol;
    private int symbolBits;

    private Lz64() {}

    static String packed(String text) {
        return new Lz64().run(text);
    }

    private String run(String text) {
        String word = "";
        for (int i = 0; i < text.length(); i++) {
            String unit = text.substring(i, i + 1);
            if (!words.containsKey(unit)) {
                words.put(unit, words.size() + 3);
                notYetSent.add(unit);
            }
            if (words.containsKey(word + unit)) {
                word += unit;
            } else {
                send(word);
                words.put(word + unit, words.size() + 3);
                word = unit;
            }
        }
        if (!word.isEmpty()) {
            send(word);
        }
        bits(2, wordBits);
        // The original fills up, and if nothing is to be filled adds a whole symbol.
        do {
            bits(0, 1);
        } while (symbolBits > 0);
        return packed + "=".repeat((4 - packed.length() % 4) % 4);
    }

    private void send(String word) {
        if (notYetSent.remove(word)) {
            boolean isByte = word.charAt(0) < 256;
            bits(isByte ? 0 : 1, wordBits);
            bits(word.charAt(0), isByte ? 8 : 16);
            countWord();
        } else {
            bits(Objects.requireNonNull(words.get(word)), wordBits);
        }
        countWord();
    }

    private void countWord() {
        wordsUntilWider--;
        if (wordsUntilWider == 0) {
            wordsUntilWider = 1 << wordBits;
            wordBits++;
        }
    }

    private void bits(int value, int count) {
        for (int i = 0; i < count; i++) {
            symbol = (symbol << 1) | (value >> i & 1);
            symbolBits++;
            if (symbolBits == 6) {
                packed.append(ALPHABET.charAt(symbol));
                symbol = 0;
                symbolBits = 0;
            }
        }
    }
}
