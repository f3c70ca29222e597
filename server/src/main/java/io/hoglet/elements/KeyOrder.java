// SPDX-License-Identifier: Apache-2.0
package io.hoglet.elements;

import java.util.Comparator;

/**
 * The order of keys in a chain: that of JavaScript's localeCompare as far as ASCII goes, so that our chains equal those
 * of SDKs. Letters are compared without case first; what is beyond ASCII follows by code unit.
 */
final class KeyOrder implements Comparator<String> {
    static final Comparator<String> INSTANCE = new KeyOrder();

    private static final String PUNCTUATION = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

    private KeyOrder() {}

    @Override
    public int compare(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            int difference = weight(left.charAt(i)) - weight(right.charAt(i));
            if (difference != 0) {
                return difference;
            }
        }
        return left.length() != right.length() ? left.length() - right.length() : lowerCaseFirst(left, right);
    }

    private static int lowerCaseFirst(String left, String right) {
        return right.compareTo(left);
    }

    private static int weight(char c) {
        int place = PUNCTUATION.indexOf(c);
        return place >= 0 ? place - PUNCTUATION.length() : Character.toLowerCase(c);
    }
}
