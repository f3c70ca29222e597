// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** CityHash128 in the version 1.0.2 that ClickHouse froze for the checksums of its compressed blocks. Pure. */
final class CityHash128 {
    private static final long K0 = 0xc3a5c85c97cb3127L;
    private static final long K1 = 0xb492b66fbe98f273L;
    private static final long K2 = 0x9ae16a3b2f90404fL;
    private static final long K3 = 0xc949d7c7509e6557L;
    private static final long MIX = 0x9ddfea08eb382d69L;
    private static final int CHUNK = 128;

    /** The two halves as they are written, low first. */
    record Hash(long low, long high) {}

    private final ByteBuffer bytes;
    private int at;
    private long x;
    private long y;
    private long z;
    private long v1;
    private long v2;
    private long w1;
    private long w2;

    private CityHash128(byte[] array, int offset, int length) {
        this.bytes = ByteBuffer.wrap(array, offset, length).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    static Hash of(byte[] array, int offset, int length) {
        return new CityHash128(array, offset, length).hash();
    }

    private Hash hash() {
        int length = bytes.capacity();
        if (length >= 16) {
            return seeded(16, length - 16, word(0) ^ K3, word(8));
        }
        if (length >= 8) {
            return seeded(0, 0, word(0) ^ (length * K0), word(length - 8) ^ K1);
        }
        return seeded(0, length, K0, K1);
    }

    private Hash seeded(int start, int length, long low, long high) {
        return length < CHUNK ? murmur(start, length, low, high) : city(start, length, low, high);
    }

    private Hash murmur(int start, int length, long low, long high) {
        long a = low;
        long b = high;
        long c;
        long d;
        if (length <= 16) {
            a = shiftMix(a * K1) * K1;
            c = b * K1 + upTo16(start, length);
            d = shiftMix(a + (length >= 8 ? word(start) : c));
        } else {
            c = mix(word(start + length - 8) + K1, a);
            d = mix(b + length, c + word(start + length - 16));
            a += d;
            int from = start;
            for (int left = length - 16; left > 0; left -= 16) {
                a = (a ^ shiftMix(word(from) * K1) * K1) * K1;
                b ^= a;
                c = (c ^ shiftMix(word(from + 8) * K1) * K1) * K1;
                d ^= c;
                from += 16;
            }
        }
        a = mix(a, c);
        b = mix(d, b);
        return new Hash(a ^ b, mix(b, a));
    }

    private Hash city(int start, int length, long low, long high) {
        at = start;
        x = low;
        y = high;
        z = length * K1;
        v1 = Long.rotateRight(y ^ K1, 49) * K1 + word(at);
        v2 = Long.rotateRight(v1, 42) * K1 + word(at + 8);
        w1 = Long.rotateRight(y + z, 35) * K1 + x;
        w2 = Long.rotateRight(x + word(at + 88), 53) * K1;
        int left = length;
        while (left >= CHUNK) {
            halfChunk();
            halfChunk();
            left -= CHUNK;
        }
        y += Long.rotateRight(w1, 37) * K0 + z;
        x += Long.rotateRight(v1 + z, 49) * K0;
        tail(left);
        x = mix(x, v1);
        y = mix(y, w1);
        return new Hash(mix(x + v2, w2) + y, mix(x + w2, y + v2));
    }

    private void halfChunk() {
        x = Long.rotateRight(x + y + v1 + word(at + 16), 37) * K1;
        y = Long.rotateRight(y + v2 + word(at + 48), 42) * K1;
        x ^= w2;
        y ^= v1;
        z = Long.rotateRight(z ^ w1, 33);
        weakV(at, v2 * K1, x + w1);
        weakW(at + 32, z + w2, y);
        long swapped = z;
        z = x;
        x = swapped;
        at += 64;
    }

    private void tail(int left) {
        int done = 0;
        while (done < left) {
            done += 32;
            y = Long.rotateRight(y - x, 42) * K0 + v2;
            w1 += word(at + left - done + 16);
            x = Long.rotateRight(x, 49) * K0 + w1;
            w1 += v1;
            weakV(at + left - done, v1, v2);
        }
    }

    private void weakV(int from, long seedA, long seedB) {
        long a = seedA + word(from);
        long sum = a + word(from + 8) + word(from + 16);
        long b = Long.rotateRight(seedB + a + word(from + 24), 21) + Long.rotateRight(sum, 44) + a;
        v1 = sum + word(from + 24);
        v2 = b;
    }

    private void weakW(int from, long seedA, long seedB) {
        long keptV1 = v1;
        long keptV2 = v2;
        weakV(from, seedA, seedB);
        w1 = v1;
        w2 = v2;
        v1 = keptV1;
        v2 = keptV2;
    }

    private long upTo16(int start, int length) {
        if (length > 8) {
            long a = word(start);
            long b = word(start + length - 8);
            return mix(a, Long.rotateRight(b + length, length)) ^ b;
        }
        if (length >= 4) {
            return mix(length + (half(start) << 3), half(start + length - 4));
        }
        if (length > 0) {
            int first = bytes.get(start) & 0xff;
            int middle = bytes.get(start + (length >> 1)) & 0xff;
            int last = bytes.get(start + length - 1) & 0xff;
            return shiftMix((first + (middle << 8)) * K2 ^ (length + (last << 2)) * K3) * K2;
        }
        return K2;
    }

    private static long mix(long low, long high) {
        long a = (low ^ high) * MIX;
        a ^= a >>> 47;
        long b = (high ^ a) * MIX;
        return (b ^ (b >>> 47)) * MIX;
    }

    private static long shiftMix(long value) {
        return value ^ (value >>> 47);
    }

    private long word(int index) {
        return bytes.getLong(index);
    }

    private long half(int index) {
        return bytes.getInt(index) & 0xffff_ffffL;
    }
}
