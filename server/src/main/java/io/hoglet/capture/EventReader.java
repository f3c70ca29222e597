// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads one event object by streaming: notes where it begins and ends and picks out the few fields capture needs, at
 * the top and inside {@code properties}. Everything else is skipped without being built. Used by one thread.
 */
final class EventReader {
    private final JsonParser parser;

    private @Nullable String event;
    private @Nullable String distinctId;
    private @Nullable String distinctIdInProperties;
    private @Nullable String uuid;
    private @Nullable String token;
    private @Nullable String tokenInProperties;
    private @Nullable String timestamp;
    private @Nullable String insertId;
    private @Nullable String messageId;
    private @Nullable String sessionId;
    private @Nullable String windowId;
    private @Nullable String source;
    private int snapshotFrom = -1;
    private int snapshotTo = -1;

    EventReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads the object that the parser stands at the start of, and leaves it at its end. */
    RawEvent read() throws IOException {
        int from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        for (var field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            take(field);
        }
        return finish(from);
    }

    /** Reads on inside an object whose first fields were already seen. */
    void take(String field) throws IOException {
        switch (field) {
            case "event" -> event = text();
            case "distinct_id", "$distinct_id" -> distinctId = isAbsent(distinctId) ? text() : skipped(distinctId);
            case "uuid" -> uuid = text();
            case "token", "$token", "api_key" -> token = isAbsent(token) ? text() : skipped(token);
            case "timestamp" -> timestamp = text();
            case "messageId" -> messageId = text();
            case "properties" -> properties();
            default -> parser.skipChildren();
        }
    }

    RawEvent finish(int from) {
        int to = Math.toIntExact(parser.currentLocation().getByteOffset());
        String id = isAbsent(distinctId) ? distinctIdInProperties : distinctId;
        String key = isAbsent(token) ? tokenInProperties : token;
        String retryId = isAbsent(insertId) ? messageId : insertId;
        var snapshot = snapshotFrom < 0 && sessionId == null
                ? RawSnapshot.NONE
                : new RawSnapshot(snapshotFrom, snapshotTo, sessionId, windowId, source);
        return new RawEvent(from, to, event, id, uuid, key, timestamp, retryId, snapshot);
    }

    private void properties() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (var field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            switch (field) {
                case "distinct_id" -> distinctIdInProperties = text();
                case "token" -> tokenInProperties = text();
                case "$insert_id" -> insertId = text();
                case "$session_id" -> sessionId = text();
                case "$window_id" -> windowId = text();
                case "$snapshot_source" -> source = text();
                case "$snapshot_data" -> snapshotData();
                default -> parser.skipChildren();
            }
        }
    }

    /** Recordings are objects or arrays; anything else is as good as none. */
    private void snapshotData() throws IOException {
        if (!parser.currentToken().isStructStart()) {
            return;
        }
        snapshotFrom = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        parser.skipChildren();
        snapshotTo = Math.toIntExact(parser.currentLocation().getByteOffset());
    }

    private static boolean isAbsent(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private @Nullable String skipped(@Nullable String kept) throws IOException {
        parser.skipChildren();
        return kept;
    }

    /** A value as text: strings as they are, numbers as written, arrays and objects as compact JSON, null as absent. */
    private @Nullable String text() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> parser.getText();
            case START_OBJECT, START_ARRAY -> compact();
            default -> null;
        };
    }

    private String compact() throws IOException {
        var text = new StringWriter();
        try (var generator = BodyReader.JSON.createGenerator(text)) {
            generator.copyCurrentStructure(parser);
        }
        return text.toString();
    }
}
