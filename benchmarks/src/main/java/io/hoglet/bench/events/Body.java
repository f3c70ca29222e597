// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.events;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Renders request bodies: one event for {@code /e/}, or many for {@code /batch/}, plain or with gzip. All buffers are
 * reused, so the bytes of a body are valid until the next one is rendered. Not thread-safe.
 */
public final class Body implements AutoCloseable {
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255};
    private static final int OVERHEAD = 1024;

    private final EventStream events;
    private final int batch;
    private final boolean gzip;
    private final byte[] start;
    private final byte[] json;
    private final byte[] packed;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);

    /** @param batch 1 means a single event without the wrapper */
    public Body(EventStream events, int batch, boolean gzip, String projectApiKey) {
        this.events = events;
        this.batch = batch;
        this.gzip = gzip;
        this.start = ("{\"api_key\":\"" + projectApiKey + "\",").getBytes(StandardCharsets.US_ASCII);
        this.json = new byte[batch * EventStream.MAX_EVENT_BYTES + OVERHEAD];
        this.packed = new byte[gzip ? json.length + OVERHEAD : 0];
    }

    /** The next body; the buffer's array may be sent as it is, from 0 to the limit. */
    public ByteBuffer next(Instant now) {
        int length = batch == 1 ? single(now) : wrapped(now);
        return gzip ? gzipped(length) : ByteBuffer.wrap(json, 0, length);
    }

    private int single(Instant now) {
        // The event begins with a brace; writing it one byte early lets the key stand before its first field.
        int end = events.write(json, start.length - 1, EventStream.timestamp(now));
        System.arraycopy(start, 0, json, 0, start.length);
        return end;
    }

    private int wrapped(Instant now) {
        var timestamp = EventStream.timestamp(now);
        int at = text(start, 0);
        at = text("\"batch\":[".getBytes(StandardCharsets.US_ASCII), at);
        for (int i = 0; i < batch; i++) {
            if (i > 0) {
                json[at++] = ',';
            }
            at = events.write(json, at, timestamp);
        }
        at = text("],\"sent_at\":\"".getBytes(StandardCharsets.US_ASCII), at);
        at = text(timestamp, at);
        return text("\"}".getBytes(StandardCharsets.US_ASCII), at);
    }

    private int text(byte[] text, int at) {
        System.arraycopy(text, 0, json, at, text.length);
        return at + text.length;
    }

    private ByteBuffer gzipped(int length) {
        System.arraycopy(GZIP_HEADER, 0, packed, 0, GZIP_HEADER.length);
        deflater.reset();
        deflater.setInput(json, 0, length);
        deflater.finish();
        int room = packed.length - GZIP_HEADER.length - 8;
        int end = GZIP_HEADER.length + deflater.deflate(packed, GZIP_HEADER.length, room);
        if (!deflater.finished()) {
            throw new IllegalStateException("the buffer for compressed bodies is too small");
        }
        var crc = new CRC32();
        crc.update(json, 0, length);
        ByteBuffer.wrap(packed, end, 8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc.getValue())
                .putInt(length);
        return ByteBuffer.wrap(packed, 0, end + 8);
    }

    @Override
    public void close() {
        deflater.end();
    }
}
