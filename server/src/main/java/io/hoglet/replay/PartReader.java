// SPDX-License-Identifier: Apache-2.0
package io.hoglet.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rrweb events of one part by streaming, and counts; it builds none of them (wire protocol 1.12). What it
 * does not understand it leaves out of the counts. Used by one thread.
 */
final class PartReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1_000)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private static final int URLS_MAX = 20;
    private static final int URL_LENGTH_MAX = 1_000;

    /** The end of 2200: later than any clock, and a column of ClickHouse can hold it. */
    private static final long LATEST = 7_289_654_400_000L;

    private static final long CHANGE = 3;
    private static final long MOUSE = 2;
    private static final long CLICK = 2;
    private static final long INPUT = 5;

    private final JsonParser parser;
    private final Set<String> urls = new LinkedHashSet<>();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long events;
    private long clicks;
    private long keypresses;
    private PartSummary.Piece piece = PartSummary.Piece.NONE;

    private PartReader(JsonParser parser) {
        this.parser = parser;
    }

    /** @param receivedAt stands for the time of a part that tells none */
    static PartSummary read(byte[] json, long receivedAt) {
        try (var parser = JSON.createParser(json)) {
            var reader = new PartReader(parser);
            try {
                reader.read();
            } catch (IOException e) {
                // Kept as it is: a player may understand more of it.
            }
            return reader.summary(receivedAt);
        } catch (IOException e) {
            return new PartSummary(receivedAt, receivedAt, 0, 0, 0, List.of(), PartSummary.Piece.NONE);
        }
    }

    private PartSummary summary(long receivedAt) {
        boolean told = first <= last;
        return new PartSummary(
                told ? first : receivedAt,
                told ? last : receivedAt,
                events,
                clicks,
                keypresses,
                new ArrayList<>(urls),
                piece);
    }

    private void read() throws IOException {
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            event();
            return;
        }
        events();
    }

    /** The events of a list, or the summary of them that the first piece of a packed array carries. */
    private void events() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        for (var token = parser.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                event();
            } else {
                parser.skipChildren();
            }
        }
    }

    private void event() throws IOException {
        long type = -1;
        long at = -1;
        var data = new Inside(-1, -1, null);
        String chunkId = null;
        long index = 0;
        long count = 0;
        for (var field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            switch (field) {
                case "type" -> type = number();
                case "timestamp" -> at = number();
                case "data" -> data = data();
                case "chunk_id" -> chunkId = text();
                case "chunk_index" -> index = number();
                case "chunk_count" -> count = number();
                case "events_summary" -> events();
                default -> parser.skipChildren();
            }
        }
        if (chunkId != null && !chunkId.isEmpty()) {
            piece = new PartSummary.Piece(chunkId, index, count);
            return;
        }
        count(type, at, data);
    }

    /** What matters inside an event's data. */
    private record Inside(long source, long type, @Nullable String href) {}

    private Inside data() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return new Inside(-1, -1, null);
        }
        long source = -1;
        long type = -1;
        String href = null;
        for (var field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            switch (field) {
                case "source" -> source = number();
                case "type" -> type = number();
                case "href" -> href = text();
                case "payload" -> href = payloadHref(href);
                default -> parser.skipChildren();
            }
        }
        return new Inside(source, type, href);
    }

    private @Nullable String payloadHref(@Nullable String otherwise) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return otherwise;
        }
        String href = otherwise;
        for (var field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            if (field.equals("href")) {
                href = text();
            } else {
                parser.skipChildren();
            }
        }
        return href;
    }

    private void count(long type, long at, Inside data) {
        events++;
        if (at >= 0 && at <= LATEST) {
            first = Math.min(first, at);
            last = Math.max(last, at);
        }
        if (type == CHANGE && data.source() == MOUSE && data.type() == CLICK) {
            clicks++;
        }
        if (type == CHANGE && data.source() == INPUT) {
            keypresses++;
        }
        String href = data.href();
        if (type != CHANGE && href != null && urls.size() < URLS_MAX && href.length() <= URL_LENGTH_MAX) {
            urls.add(href);
        }
    }

    private long number() throws IOException {
        if (parser.currentToken().isNumeric()) {
            double value = parser.getDoubleValue();
            return Double.isFinite(value) ? (long) value : -1;
        }
        parser.skipChildren();
        return -1;
    }

    private @Nullable String text() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        parser.skipChildren();
        return null;
    }
}
