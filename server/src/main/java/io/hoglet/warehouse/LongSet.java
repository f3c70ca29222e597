// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import java.util.Arrays;

/** A set of longs in one array, by open addressing: eight times smaller than a set of objects. Used by one thread. */
final class LongSet {
    private static final int SMALLEST = 1024;

    private long[] slots = new long[SMALLEST];
    private int size;
    private boolean hasZero;

    int size() {
        return size + (hasZero ? 1 : 0);
    }

    boolean contains(long value) {
        return value == 0 ? hasZero : slots[slot(slots, value)] == value;
    }

    void add(long value) {
        if (value == 0) {
            hasZero = true;
            return;
        }
        int slot = slot(slots, value);
        if (slots[slot] == 0) {
            slots[slot] = value;
            size++;
            if (size > slots.length / 2) {
                grow();
            }
        }
    }

    private void grow() {
        var larger = new long[slots.length * 2];
        Arrays.stream(slots).filter(value -> value != 0).forEach(value -> larger[slot(larger, value)] = value);
        slots = larger;
    }

    /** Where the value is, or the free slot where it belongs. */
    private static int slot(long[] slots, long value) {
        int slot = (int) value & (slots.length - 1);
        while (slots[slot] != 0 && slots[slot] != value) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
