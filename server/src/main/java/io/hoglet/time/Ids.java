// SPDX-License-Identifier: Apache-2.0
package io.hoglet.time;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Fresh identifiers. {@link #uuidV7} is ordered by time and cheap; {@link #secret} is unguessable. Thread-safe. */
public final class Ids {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final Clock clock;
    private final SecureRandom secrets = new SecureRandom();

    public Ids(Clock clock) {
        this.clock = clock;
    }

    /** UUID version 7: 48 bits of milliseconds, then randomness that need not be secret. */
    public UUID uuidV7() {
        var random = ThreadLocalRandom.current();
        long high = (clock.millis() << 16) | 0x7000L | random.nextInt(0x1000);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** {@code prefix} and {@code length} unguessable letters and digits, for keys that people copy. */
    public String token(String prefix, int length) {
        var token = new StringBuilder(prefix);
        for (int i = 0; i < length; i++) {
            token.append(BASE62.charAt(secrets.nextInt(BASE62.length())));
        }
        return token.toString();
    }

    /** {@code bytes} unguessable bytes as lower-case hex, for keys, tokens and passwords. */
    public String secret(int bytes) {
        var random = new byte[bytes];
        secrets.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
