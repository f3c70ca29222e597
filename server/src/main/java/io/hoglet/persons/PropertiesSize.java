// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The bound on what is known of one person or group. Every event row carries its person's properties, so without a
 * bound one visitor could grow until no record can hold an event of theirs. Pure.
 */
public final class PropertiesSize {
    /** In characters of JSON, about. */
    static final int MAX = 512 << 10;

    private static final int NUMBER = 8;
    private static final int PUNCTUATION = 4;

    private PropertiesSize() {}

    public static boolean fits(ObjectNode properties) {
        return sizeOf(properties) <= MAX;
    }

    private static long sizeOf(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().length();
        }
        if (!node.isContainerNode()) {
            return NUMBER;
        }
        long size = 0;
        for (var entry : node.properties()) {
            size += entry.getKey().length() + PUNCTUATION + sizeOf(entry.getValue());
        }
        if (node.isArray()) {
            for (var element : node) {
                size += PUNCTUATION + sizeOf(element);
            }
        }
        return size;
    }
}
