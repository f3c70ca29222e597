// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUID version 5 (RFC 9562): the same name in the same namespace is the same uuid, always. */
final class NameUuid {
    /** Chosen once at random; changing it would make a repeated load count twice. */
    static final UUID NAMESPACE = UUID.fromString("6a0bd5f2-2e5c-4c86-9d3b-7f1d9b1e6f0a");

    private NameUuid() {}

    static UUID of(String name) {
        return of(NAMESPACE, name);
    }

    static UUID of(UUID namespace, String name) {
        var sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .flip());
        sha1.update(name.getBytes(StandardCharsets.UTF_8));
        var hash = ByteBuffer.wrap(sha1.digest());
        long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L;
        long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
