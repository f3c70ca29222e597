// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a JSON body apart: one event, an array of events, or an object with {@code batch} (wire protocol 1.5). Pure.
 */
final class BodyReader {
    static final int NESTING_MAX = 200;

    /**
     * Most events of one request. Tiny events cost many times their bytes once they are taken apart; SDKs answer 413 by
     * sending smaller batches.
     */
    static final int EVENTS_MAX = 100_000;

    /**
     * NaN and Infinity are not JSON, but old clients send them. Field names must stay canonicalised: without it Jackson
     * decodes to characters first and no longer knows where in the bytes an event begins. Names that collide on purpose
     * are then read without it, instead of failing the request. None is interned: they are the sender's, and would
     * stay.
     */
    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NESTING_MAX)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private BodyReader() {}

    static RawBody read(byte[] json) throws RefusedException {
        try (var parser = JSON.createParser(json)) {
            var body = switch (parser.nextToken()) {
                case START_OBJECT -> object(parser);
                case START_ARRAY -> new RawBody(array(parser), null, null, false);
                default -> throw new RefusedException(Refusal.NOT_AN_EVENT);
            };
            if (parser.nextToken() != null) {
                throw new RefusedException(Refusal.MALFORMED);
            }
            return body;
        } catch (IOException e) {
            throw new RefusedException(Refusal.MALFORMED);
        }
    }

    /** An event, or the wrapper of a batch: which of the two shows only when {@code batch} comes. */
    private static RawBody object(JsonParser parser) throws IOException, RefusedException {
        int from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        var single = new EventReader(parser);
        List<RawEvent> batch = null;
        String sentAt = null;
        boolean historical = false;
        for (var field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            var value = parser.nextToken();
            switch (field) {
                case "batch" -> batch = batch(parser, value);
                case "sent_at" -> sentAt = value.isScalarValue() ? parser.getText() : skipped(parser);
                case "historical_migration" -> historical = skippedFlag(parser, value);
                default -> single.take(field);
            }
        }
        var event = single.finish(from);
        return new RawBody(batch == null ? List.of(event) : batch, event.token(), sentAt, historical);
    }

    private static @Nullable List<RawEvent> batch(JsonParser parser, JsonToken value)
            throws IOException, RefusedException {
        if (value == JsonToken.VALUE_NULL) {
            return null;
        }
        if (value != JsonToken.START_ARRAY) {
            throw new RefusedException(Refusal.NOT_AN_EVENT);
        }
        return array(parser);
    }

    private static List<RawEvent> array(JsonParser parser) throws IOException, RefusedException {
        var events = new ArrayList<RawEvent>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.START_OBJECT) {
                throw new RefusedException(Refusal.NOT_AN_EVENT);
            }
            if (events.size() == EVENTS_MAX) {
                throw new RefusedException(Refusal.TOO_MANY_EVENTS);
            }
            events.add(new EventReader(parser).read());
        }
        return events;
    }

    private static @Nullable String skipped(JsonParser parser) throws IOException {
        parser.skipChildren();
        return null;
    }

    private static boolean skippedFlag(JsonParser parser, JsonToken value) throws IOException {
        parser.skipChildren();
        return value == JsonToken.VALUE_TRUE;
    }
}
