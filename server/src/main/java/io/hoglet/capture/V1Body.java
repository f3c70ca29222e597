// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** A body of capture v1 taken apart (wire protocol 1.14). */
record V1Body(List<V1Event> events, boolean historical) {
    static V1Body read(byte[] json) throws RefusedException {
        try (var parser = BodyReader.JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new RefusedException(Refusal.NOT_AN_EVENT);
            }
            var body = object(parser);
            if (parser.nextToken() != null) {
                throw new RefusedException(Refusal.MALFORMED);
            }
            return body;
        } catch (IOException e) {
            throw new RefusedException(Refusal.MALFORMED);
        }
    }

    private static V1Body object(JsonParser parser) throws IOException, RefusedException {
        List<V1Event> events = List.of();
        boolean historical = false;
        for (var field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            var value = parser.nextToken();
            switch (field) {
                case "batch" -> events = batch(parser, value);
                case "historical_migration" -> {
                    parser.skipChildren();
                    historical = value == JsonToken.VALUE_TRUE;
                }
                default -> parser.skipChildren();
            }
        }
        if (events.isEmpty()) {
            throw new RefusedException(Refusal.EMPTY_BATCH);
        }
        return new V1Body(events, historical);
    }

    private static List<V1Event> batch(JsonParser parser, JsonToken value) throws IOException, RefusedException {
        if (value != JsonToken.START_ARRAY) {
            throw new RefusedException(Refusal.NOT_AN_EVENT);
        }
        var events = new ArrayList<V1Event>();
        var uuids = new HashSet<String>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.START_OBJECT) {
                throw new RefusedException(Refusal.NOT_AN_EVENT);
            }
            if (events.size() == BodyReader.EVENTS_MAX) {
                throw new RefusedException(Refusal.TOO_MANY_EVENTS);
            }
            var event = new V1EventReader(parser).read();
            // The reply is a map by uuid: without one of its own an event could not be told what became of it.
            if (event.uuid() == null || !uuids.add(event.uuid())) {
                throw new RefusedException(Refusal.INVALID_UUID);
            }
            events.add(event);
        }
        return events;
    }
}
