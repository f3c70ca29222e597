// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes values in ClickHouse's RowBinary format: little-endian, texts with a length before them. Used by one thread.
 */
public final class RowBinary {
    private static final long MICROS = 1_000_000L;

    private final Bytes out;

    public RowBinary(int expectedSize) {
        this.out = new Bytes(expectedSize);
    }

    public RowBinary int8(int value) {
        out.put(value);
        return this;
    }

    public RowBinary bool(boolean value) {
        return int8(value ? 1 : 0);
    }

    public RowBinary int16(int value) {
        return int8(value).int8(value >>> 8);
    }

    public RowBinary int64(long value) {
        out.putInt64(value);
        return this;
    }

    public RowBinary uuid(UUID value) {
        return int64(value.getMostSignificantBits()).int64(value.getLeastSignificantBits());
    }

    /** {@code DateTime64(6)}. */
    public RowBinary micros(Instant value) {
        return int64(Math.addExact(Math.multiplyExact(value.getEpochSecond(), MICROS), value.getNano() / 1000));
    }

    public RowBinary text(String value) {
        return text(value.getBytes(StandardCharsets.UTF_8));
    }

    public RowBinary text(byte[] utf8) {
        int length = utf8.length;
        while (length >= 0x80) {
            out.put(length | 0x80);
            length >>>= 7;
        }
        out.put(length);
        out.put(utf8);
        return this;
    }

    public RowBinary nullableText(@Nullable String value) {
        return value == null ? int8(1) : int8(0).text(value);
    }

    public byte[] toBytes() {
        return out.copy();
    }
}
