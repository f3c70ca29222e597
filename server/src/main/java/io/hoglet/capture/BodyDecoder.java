// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/**
 * Finds the JSON in a request (wire protocol 1.2). Clients of ten years disagree on how they say what they send, so the
 * bytes are looked at rather than the hints: gzip by its magic number, JSON by its first character, else base64.
 */
final class BodyDecoder {
    private static final int CHUNK = 16 << 10;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final byte[] FORM_FIELD = "data=".getBytes(StandardCharsets.US_ASCII);

    private final int bytesMax;

    /** @param bytesMax most bytes after unpacking: what a zip bomb may cost */
    BodyDecoder(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** The request's JSON in UTF-8. What it unpacks on the way is taken from {@code room}. */
    byte[] json(CaptureRequest request, Room room) throws RefusedException {
        byte[] payload = payload(request, room);
        // At most base64 around gzip around base64: three layers are what clients were seen to send.
        for (int layer = 0; layer < 3; layer++) {
            if (isJson(payload)) {
                return payload;
            }
            payload = isGzip(payload) ? unzip(payload, room) : fromBase64(payload, room);
        }
        if (!isJson(payload)) {
            throw new RefusedException(Refusal.MALFORMED);
        }
        return payload;
    }

    private static byte[] payload(CaptureRequest request, Room room) throws RefusedException {
        var data = request.parameter("data");
        if (data.isPresent()) {
            return data.get().getBytes(StandardCharsets.UTF_8);
        }
        byte[] body = request.body();
        if (body.length == 0) {
            throw new RefusedException(Refusal.NO_DATA);
        }
        boolean isForm = request.contentType().equals(FORM) || startsWith(body, 0, FORM_FIELD);
        return isForm && !isGzip(body) && !isJson(body) ? formField(body, room) : body;
    }

    /** The value of {@code data}. Found by looking for it: a body can be made of millions of empty fields. */
    private static byte[] formField(byte[] body, Room room) throws RefusedException {
        for (int from = 0; from < body.length; from = indexOf(body, '&', from) + 1) {
            if (startsWith(body, from, FORM_FIELD)) {
                int valueFrom = from + FORM_FIELD.length;
                var value = Arrays.copyOfRange(body, valueFrom, indexOf(body, '&', valueFrom));
                room.take(value.length);
                return FormFields.decoded(value);
            }
        }
        throw new RefusedException(Refusal.NO_DATA);
    }

    /** Where the symbol comes next, or the end. */
    private static int indexOf(byte[] bytes, char symbol, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == symbol) {
                return i;
            }
        }
        return bytes.length;
    }

    private byte[] unzip(byte[] packed, Room room) throws RefusedException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed), CHUNK)) {
            var out = new ByteArrayOutputStream(Math.min(bytesMax, CHUNK));
            var chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (out.size() + read > bytesMax) {
                    throw new RefusedException(Refusal.TOO_LARGE);
                }
                room.take(read);
                out.write(chunk, 0, read);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new RefusedException(Refusal.MALFORMED);
        }
    }

    private static byte[] fromBase64(byte[] text, Room room) throws RefusedException {
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

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b && bytes[2] == 8;
    }

    /** Begins like an event or a list of events in UTF-8. A NUL near it would be another Unicode form. */
    private static boolean isJson(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            byte each = bytes[i];
            if (each != ' ' && each != '\n' && each != '\r' && each != '\t') {
                return (each == '{' || each == '[') && (i + 1 == bytes.length || bytes[i + 1] != 0);
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, int from, byte[] prefix) {
        return bytes.length - from >= prefix.length
                && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
    }
}
