// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes that grow at their end. Like {@link java.io.ByteArrayOutputStream} without its lock, which cost more than the
 * bytes: an event is written in some eighty small pieces. Used by one thread.
 */
public final class Bytes {
    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes;
    private int size;

    public Bytes(int expectedSize) {
        this.bytes = new byte[Math.max(expectedSize, Long.BYTES)];
    }

    /** The lowest eight bits. */
    public void put(int value) {
        makeRoom(1);
        bytes[size++] = (byte) value;
    }

    /** Little-endian. */
    public void putInt64(long value) {
        makeRoom(Long.BYTES);
        INT64.set(bytes, size, value);
        size += Long.BYTES;
    }

    public void put(byte[] more) {
        put(more, 0, more.length);
    }

    public void put(byte[] source, int from, int length) {
        makeRoom(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    public byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    private void makeRoom(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), Math.multiplyExact(bytes.length, 2)));
        }
    }
}
