// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one event of capture v1 by streaming (wire protocol 1.14): where it and its properties begin and end, its
 * identity, and what it says beside its properties. Everything else is skipped without being built. Used by one thread.
 */
final class V1EventReader {
    private static final String ON = "true";

    private final JsonParser parser;
    private final StringBuilder extra = new StringBuilder();

    private @Nullable String event;
    private @Nullable String distinctId;
    private @Nullable String uuid;
    private @Nullable String timestamp;
    private int propertiesFrom = -1;
    private int propertiesTo = -1;

    V1EventReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads the object that the parser stands at the start of, and leaves it at its end. */
    V1Event read() throws IOException {
        int from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        for (var field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            take(field);
        }
        return new V1Event(
                from,
                end(),
                event,
                distinctId,
                uuid,
                timestamp,
                propertiesFrom,
                propertiesTo,
                extra.isEmpty() ? "" : extra.substring(1));
    }

    private int end() {
        return Math.toIntExact(parser.currentLocation().getByteOffset());
    }

    private void take(String field) throws IOException {
        switch (field) {
            case "event" -> event = text();
            case "distinct_id" -> distinctId = text();
            case "uuid" -> uuid = text();
            case "timestamp" -> timestamp = text();
            case "session_id" -> property("$session_id");
            case "window_id" -> property("$window_id");
            case "options" -> options();
            case "properties" -> properties();
            default -> parser.skipChildren();
        }
    }

    private void properties() throws IOException {
        propertiesFrom = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        parser.skipChildren();
        // A scalar is read only when it is asked for, and its end is not known before.
        parser.getText();
        propertiesTo = end();
    }

    private void options() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (var field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            switch (field) {
                case "cookieless_mode" -> property("$cookieless_mode");
                case "process_person_profile" -> property("$process_person_profile");
                // SDKs write the one, servers of today the other.
                case "disable_skew_correction", "disable_skew_adjustment" -> property("$ignore_sent_at");
                case "product_tour_id" -> property("$product_tour_id");
                default -> parser.skipChildren();
            }
        }
    }

    /** A value that capture's first protocol has inside the properties. Absent and null are the same here. */
    private void property(String name) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_TRUE -> add(name, ON);
            case VALUE_FALSE -> add(name, "false");
            case VALUE_STRING -> add(name, quoted(parser.getText()));
            case VALUE_NUMBER_INT -> add(name, parser.getText());
            default -> parser.skipChildren();
        }
    }

    private void add(String name, String json) {
        extra.append(",\"").append(name).append("\":").append(json);
    }

    static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private @Nullable String text() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getText();
            default -> {
                parser.skipChildren();
                yield null;
            }
        };
    }
}
