// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Where an identifier stands between 0 and 1, for a flag: the same number in every SDK (wire protocol 3.1). Pure. The
 * identifier must not be empty: callers decide what an absent one means.
 */
public final class FlagHash {
    /** Salt of the number that chooses among variants. */
    public static final String VARIANT = "variant";

    private static final double MAX = 0xFFFFFFFFFFFFFFFL;

    private FlagHash() {}

    /** @param salt empty for the roll-out, {@link #VARIANT} for the choice of a variant */
    public static double of(String flagKey, String identifier, String salt) {
        return fraction(flagKey + "." + identifier + salt);
    }

    /** The number for holdouts: without a flag's key, so that an identifier is held out of all flags or of none. */
    public static double ofHoldout(String identifier) {
        return fraction("holdout-" + identifier);
    }

    private static double fraction(String text) {
        // The first 15 of the hash's 40 hex digits.
        return (ByteBuffer.wrap(sha1().digest(text.getBytes(StandardCharsets.UTF_8)))
                                .getLong()
                        >>> 4)
                / MAX;
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
