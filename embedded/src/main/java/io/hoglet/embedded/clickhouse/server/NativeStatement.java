// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A statement, its format and its parameters as the C functions take them. Lives as long as its arena. */
record NativeStatement(MemorySegment sql, MemorySegment format, Parameters parameters) {

    private record Parameters(
            MemorySegment names,
            MemorySegment nameLengths,
            MemorySegment values,
            MemorySegment valueLengths,
            long count) {}

    static NativeStatement of(Arena arena, String sql, String format, Map<String, String> parameters) {
        int count = parameters.size();
        MemorySegment names = arena.allocate(ADDRESS, Math.max(1, count));
        MemorySegment nameLengths = arena.allocate(JAVA_LONG, Math.max(1, count));
        MemorySegment values = arena.allocate(ADDRESS, Math.max(1, count));
        MemorySegment valueLengths = arena.allocate(JAVA_LONG, Math.max(1, count));
        int index = 0;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            MemorySegment name = bytes(arena, parameter.getKey());
            MemorySegment value = bytes(arena, parameter.getValue());
            names.setAtIndex(ADDRESS, index, name);
            nameLengths.setAtIndex(JAVA_LONG, index, name.byteSize());
            values.setAtIndex(ADDRESS, index, value);
            valueLengths.setAtIndex(JAVA_LONG, index, value.byteSize());
            index++;
        }
        Parameters packed = new Parameters(names, nameLengths, values, valueLengths, count);
        return new NativeStatement(bytes(arena, sql), bytes(arena, format), packed);
    }

    static MemorySegment bytes(Arena arena, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        MemorySegment segment = arena.allocate(Math.max(1, bytes.length));
        MemorySegment.copy(bytes, 0, segment, JAVA_BYTE, 0, bytes.length);
        return segment.asSlice(0, bytes.length);
    }

    MemorySegment names() {
        return parameters.names();
    }

    MemorySegment nameLengths() {
        return parameters.nameLengths();
    }

    MemorySegment values() {
        return parameters.values();
    }

    MemorySegment valueLengths() {
        return parameters.valueLengths();
    }

    long parameterCount() {
        return parameters.count();
    }
}
