// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.events;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One event as JSON bytes, with the positions of its holes. */
final class Template {
    private static final int[] NOWHERE = {};

    private final byte[] json;
    private final Map<Hole, int[]> offsets;

    private Template(byte[] json, Map<Hole, int[]> offsets) {
        this.json = json;
        this.offsets = offsets;
    }

    /** @param json ASCII, with {@link Hole#placeholder}s */
    static Template of(String json) {
        var offsets = new EnumMap<Hole, int[]>(Hole.class);
        for (var hole : Hole.values()) {
            var found = occurrences(json, hole.placeholder());
            offsets.put(hole, found.stream().mapToInt(Integer::intValue).toArray());
        }
        return new Template(json.getBytes(StandardCharsets.US_ASCII), offsets);
    }

    private static List<Integer> occurrences(String text, String part) {
        var found = new ArrayList<Integer>();
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            found.add(at);
        }
        return found;
    }

    int length() {
        return json.length;
    }

    /** Copies the event; its holes are still to be filled. */
    void copyTo(byte[] target, int start) {
        System.arraycopy(json, 0, target, start, json.length);
    }

    void fill(Hole hole, long high, long low, byte[] target, int start) {
        for (int offset : offsets.getOrDefault(hole, NOWHERE)) {
            UuidText.write(high, low, target, start + offset);
        }
    }

    void fill(Hole hole, byte[] text, byte[] target, int start) {
        for (int offset : offsets.getOrDefault(hole, NOWHERE)) {
            System.arraycopy(text, 0, target, start + offset, text.length);
        }
    }
}
