// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.hoglet.demo.foodmart.DemoEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Collects events until a limit is reached. The body carries {@code historical_migration} and no {@code sent_at}: the
 * timestamps are true and no clock is to be corrected. Not thread-safe.
 */
final class BatchBuilder {
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
    private static final byte[] END = "]}".getBytes(StandardCharsets.UTF_8);

    private final byte[] start;
    private final BatchLimits limits;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(256 * 1024);
    private final AtomicInteger pendingEvents = new AtomicInteger();

    BatchBuilder(String projectApiKey, BatchLimits limits) {
        var key = json(Map.of("api_key", projectApiKey));
        this.start = (key.substring(0, key.length() - 1) + ",\"historical_migration\":true,\"batch\":[")
                .getBytes(StandardCharsets.UTF_8);
        this.limits = limits;
    }

    /** Takes the event; answers the batch that was full before it, if there was one. */
    Optional<Batch> add(DemoEvent event) {
        var bytes = json(shape(event)).getBytes(StandardCharsets.UTF_8);
        boolean full =
                pendingEvents.get() >= limits.maxEvents() || jsonBytes() + 1 + bytes.length > limits.maxJsonBytes();
        var batch = full ? finish() : Optional.<Batch>empty();
        if (pendingEvents.getAndIncrement() > 0) {
            pending.write(',');
        }
        pending.writeBytes(bytes);
        return batch;
    }

    /** What is left, if anything; afterwards the builder is empty. */
    Optional<Batch> finish() {
        if (pendingEvents.get() == 0) {
            return Optional.empty();
        }
        int jsonBytes = jsonBytes();
        var body = gzip();
        pending.reset();
        return Optional.of(new Batch(pendingEvents.getAndSet(0), jsonBytes, body));
    }

    private int jsonBytes() {
        return start.length + pending.size() + END.length;
    }

    private byte[] gzip() {
        var body = new ByteArrayOutputStream(64 * 1024);
        try (var out = new FastGzip(body)) {
            out.write(start);
            pending.writeTo(out);
            out.write(END);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }

    private static Map<String, Object> shape(DemoEvent event) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put("event", event.event());
        shape.put("distinct_id", event.distinctId());
        shape.put("uuid", event.uuid().toString());
        shape.put("timestamp", event.timestamp().toString());
        shape.put("properties", event.properties());
        if (!event.set().isEmpty()) {
            shape.put("$set", event.set());
        }
        return shape;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event has a property that is not JSON", e);
        }
    }

    /** The lowest level: events repeat each other so much that a higher one saves little and costs the sender. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
