// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes an event of capture v1 as the pipeline knows events: what v1 says in headers and beside the properties stands
 * first among the properties, so that a property of the event itself wins. The event's own bytes are not touched. Pure.
 */
final class V1Json {
    private V1Json() {}

    /**
     * @param body the whole body
     * @param shared members for the properties of every event, such as {@code $lib}; empty for none
     */
    static byte[] of(byte[] body, V1Event event, String shared) {
        String members =
                shared.isEmpty() || event.extra().isEmpty() ? shared + event.extra() : shared + "," + event.extra();
        var added = members.getBytes(StandardCharsets.UTF_8);
        if (event.propertiesFrom() < 0) {
            return joined(
                    body, event, event.from() + 1, event.from() + 1, asMember(added, isEmpty(body, event.from())));
        }
        if (body[event.propertiesFrom()] == '{') {
            int inside = event.propertiesFrom() + 1;
            return joined(body, event, inside, inside, followed(added, isEmpty(body, event.propertiesFrom())));
        }
        return joined(body, event, event.propertiesFrom(), event.propertiesTo(), asObject(added));
    }

    /** The event with the bytes between two offsets replaced. */
    private static byte[] joined(byte[] body, V1Event event, int from, int to, byte[] between) {
        var json = new byte[event.to() - event.from() - (to - from) + between.length];
        ByteBuffer.wrap(json)
                .put(body, event.from(), from - event.from())
                .put(between)
                .put(body, to, event.to() - to);
        return json;
    }

    private static boolean isEmpty(byte[] body, int object) {
        for (int i = object + 1; i < body.length; i++) {
            if (body[i] != ' ' && body[i] != '\n' && body[i] != '\r' && body[i] != '\t') {
                return body[i] == '}';
            }
        }
        return true;
    }

    private static byte[] followed(byte[] members, boolean last) {
        return members.length == 0 || last ? members : concat("", members, ",");
    }

    private static byte[] asObject(byte[] members) {
        return concat("{", members, "}");
    }

    private static byte[] asMember(byte[] members, boolean last) {
        return concat("\"properties\":{", members, last ? "}" : "},");
    }

    private static byte[] concat(String before, byte[] middle, String after) {
        return ByteBuffer.allocate(before.length() + middle.length + after.length())
                .put(before.getBytes(StandardCharsets.US_ASCII))
                .put(middle)
                .put(after.getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}
