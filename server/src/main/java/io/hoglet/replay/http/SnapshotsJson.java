// SPDX-License-Identifier: Apache-2.0
package io.hoglet.replay.http;

import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.replay.RecordingDirectory.Cursor;
import io.hoglet.replay.RecordingDirectory.Parts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** The answer with rrweb events: what the SDK sent goes out as it came in, without being taken apart. Pure. */
final class SnapshotsJson {
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,15})_([0-9a-f-]{36})");

    private SnapshotsJson() {}

    static byte[] write(Parts parts) {
        var out = new ByteArrayOutputStream();
        text(out, "{\"next\":");
        text(out, parts.next().map(cursor -> '"' + cursor(cursor) + '"').orElse("null"));
        text(out, ",\"results\":[");
        boolean first = true;
        for (var part : parts.parts()) {
            text(out, first ? "" : ",");
            first = false;
            text(out, "{\"window_id\":");
            out.writeBytes(Json.write(part.windowId()));
            text(out, ",\"events\":");
            out.writeBytes(part.events());
            text(out, part.complete() ? "}" : ",\"incomplete\":true}");
        }
        text(out, "]}");
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String cursor(Cursor cursor) {
        return cursor.at() + "_" + cursor.uuid();
    }

    /** @throws ApiException when no answer gave this cursor */
    static Cursor cursor(String text) {
        var match = CURSOR.matcher(text);
        if (!match.matches()) {
            throw wrong();
        }
        try {
            return new Cursor(
                    Long.parseLong(match.group(1)),
                    UUID.fromString(match.group(2)).toString());
        } catch (IllegalArgumentException e) {
            throw wrong();
        }
    }

    private static ApiException wrong() {
        return ApiException.onField(
                ErrorCode.INVALID_INPUT, "cursor", "cursor must be what 'next' of the answer before it says.");
    }
}
