// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.events;

import java.nio.charset.StandardCharsets;

/**
 * Writes a uuid as 36 characters straight into a buffer; {@code UUID.toString} would cost more than a whole event.
 */
final class UuidText {
    static final int LENGTH = 36;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private UuidText() {}

    static void write(long high, long low, byte[] target, int offset) {
        int at = digits(high, 60, 8, target, offset);
        target[at] = '-';
        at = digits(high, 28, 4, target, at + 1);
        target[at] = '-';
        at = digits(high, 12, 4, target, at + 1);
        target[at] = '-';
        at = digits(low, 60, 4, target, at + 1);
        target[at] = '-';
        digits(low, 44, 12, target, at + 1);
    }

    /** Makes any 128 bits a valid uuid of version 4. */
    static long version4(long high) {
        return (high & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    }

    static long variant(long low) {
        return (low & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    }

    private static int digits(long bits, int firstShift, int count, byte[] target, int offset) {
        for (int i = 0; i < count; i++) {
            target[offset + i] = HEX[(int) (bits >>> (firstShift - 4 * i)) & 15];
        }
        return offset + count;
    }
}
