// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/** The ways to pack a body: how each is recognised by its first bytes, and how it is undone within a limit. Pure. */
final class Packing {
    private static final int CHUNK = 16 << 10;
    private static final int CHUNK_MIN = 512;

    /** How much larger JSON of events is than its gzip. */
    private static final int USUAL_RATIO = 4;

    private Packing() {}

    private static int chunk(long bytes) {
        return Math.clamp(bytes, CHUNK_MIN, CHUNK);
    }

    static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b && bytes[2] == 8;
    }

    /** Begins like an event or a list of events in UTF-8. A NUL near it would be another Unicode form. */
    static boolean isJson(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            byte each = bytes[i];
            if (each != ' ' && each != '\n' && each != '\r' && each != '\t') {
                return (each == '{' || each == '[') && (i + 1 == bytes.length || bytes[i + 1] != 0);
            }
        }
        return false;
    }

    static byte[] unzipped(byte[] packed, int bytesMax, Room room) throws RefusedException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed), chunk(packed.length))) {
            return drained(in, packed.length, bytesMax, room);
        } catch (IOException e) {
            throw new RefusedException(Refusal.MALFORMED);
        }
    }

    /**
     * Everything that comes, as long as it is no more than {@code bytesMax}.
     *
     * @param packedBytes of what it comes from: most bodies are small and need no large buffers
     */
    static byte[] drained(InputStream in, int packedBytes, int bytesMax, Room room)
            throws IOException, RefusedException {
        var chunk = new byte[chunk(packedBytes * (long) USUAL_RATIO)];
        var out = new ByteArrayOutputStream(Math.min(bytesMax, chunk.length));
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            if (out.size() + read > bytesMax) {
                throw new RefusedException(Refusal.TOO_LARGE);
            }
            room.take(read);
            out.write(chunk, 0, read);
        }
        return out.toByteArray();
    }

    /** Padding may be missing, and lines may be broken. */
    static byte[] fromBase64(byte[] text, Room room) throws RefusedException {
        room.take(text.length);
        var compact = new byte[text.length];
        int length = 0;
        for (byte each : text) {
            // A plus that passed an unescaping once too often arrives as a space.
            byte symbol = each == ' ' ? (byte) '+' : each;
            if (symbol != '\n' && symbol != '\r' && symbol != '=') {
                compact[length++] = symbol;
            }
        }
        try {
            return Base64.getDecoder().decode(Arrays.copyOf(compact, length));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.MALFORMED);
        }
    }
}
