// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of tokens and keys, as they are stored. Enough without salt or slowness, because what is hashed is random and
 * long; passwords go through {@link Passwords}.
 */
public final class Digest {
    private Digest() {}

    public static String of(String secret) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
