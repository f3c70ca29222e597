// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.warehouse.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes trees as JSON in UTF-8. Our own, because each event is written twice, with its person's properties, and a
 * general generator took a quarter of the pipeline's CPU for it: here the same few hundred keys are encoded once, and
 * plain characters are copied without a second look. Used by one thread.
 */
final class JsonBytes {
    private static final int KEYS_MAX = 4_096;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] CONTROL = {'u', '0', '0'};

    private final Map<String, byte[]> keys = new HashMap<>();
    private final Bytes out = new Bytes(4 << 10);
    private final Bytes name = new Bytes(64);

    byte[] of(ObjectNode tree) {
        out.clear();
        write(tree);
        return out.copy();
    }

    private void write(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> object((ObjectNode) node);
            case ARRAY -> array(node);
            case STRING -> text(node.textValue(), out);
            case NUMBER, BOOLEAN -> out.put(node.asText().getBytes(StandardCharsets.US_ASCII));
            case NULL, MISSING -> out.put(NULL);
            case BINARY, POJO -> throw new IllegalArgumentException("a tree that was not read from JSON");
        }
    }

    private void object(ObjectNode node) {
        int separator = '{';
        for (var entry : node.properties()) {
            out.put(separator);
            out.put(key(entry.getKey()));
            write(entry.getValue());
            separator = ',';
        }
        end(separator, '{', '}');
    }

    private void array(JsonNode node) {
        int separator = '[';
        for (var each : node) {
            out.put(separator);
            write(each);
            separator = ',';
        }
        end(separator, '[', ']');
    }

    private void end(int separator, int open, int close) {
        if (separator == open) {
            out.put(open);
        }
        out.put(close);
    }

    /** The name in quotes, with its colon. */
    private byte[] key(String key) {
        var known = keys.get(key);
        if (known != null) {
            return known;
        }
        name.clear();
        text(key, name);
        name.put(':');
        if (keys.size() >= KEYS_MAX) {
            keys.clear();
        }
        var encoded = name.copy();
        keys.put(key, encoded);
        return encoded;
    }

    private static void text(String text, Bytes to) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int copied = 0;
        to.put('"');
        for (int i = 0; i < utf8.length; i++) {
            byte each = utf8[i];
            // Bytes of characters beyond ASCII are negative, and stand for themselves.
            if ((each >= 0 && each < ' ') || each == '"' || each == '\\') {
                to.put(utf8, copied, i - copied);
                escape(each, to);
                copied = i + 1;
            }
        }
        to.put(utf8, copied, utf8.length - copied);
        to.put('"');
    }

    private static void escape(byte each, Bytes to) {
        to.put('\\');
        switch (each) {
            case '"', '\\' -> to.put(each);
            case '\n' -> to.put('n');
            case '\r' -> to.put('r');
            case '\t' -> to.put('t');
            default -> {
                to.put(CONTROL);
                to.put(HEX[each >> 4]);
                to.put(HEX[each & 0xf]);
            }
        }
    }
}
