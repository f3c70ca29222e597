// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
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

    /** The request's JSON in UTF-8. */
    byte[] json(CaptureRequest request) throws RefusedException {
        byte[] payload = payload(request);
        // At most base64 around gzip around base64: three layers are what clients were seen to send.
        for (int layer = 0; layer < 3; layer++) {
            if (isJson(payload)) {
                return payload;
            }
            payload = isGzip(payload) ? unzip(payload) : fromBase64(payload);
        }
        if (!isJson(payload)) {
            throw new RefusedException(Refusal.MALFORMED);
        }
        return payload;
    }

    private static byte[] payload(CaptureRequest request) throws RefusedException {
        var data = request.parameter("data");
        if (data.isPresent()) {
            return data.get().getBytes(StandardCharsets.UTF_8);
        }
        byte[] body = request.body();
        if (body.length == 0) {
            throw new RefusedException(Refusal.NO_DATA);
        }
        boolean isForm = request.contentType().equals(FORM) || startsWith(body, FORM_FIELD);
        return isForm && !isGzip(body) && !isJson(body) ? formField(body) : body;
    }

    private static byte[] formField(byte[] body) throws RefusedException {
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            if (pair.startsWith("data=")) {
                return unescaped(pair.substring("data=".length())).getBytes(StandardCharsets.UTF_8);
            }
        }
        throw new RefusedException(Refusal.NO_DATA);
    }

    private static String unescaped(String value) throws RefusedException {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.MALFORMED);
        }
    }

    private byte[] unzip(byte[] packed) throws RefusedException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed), CHUNK)) {
            var out = new ByteArrayOutputStream(Math.min(bytesMax, packed.length * 4));
            var chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (out.size() + read > bytesMax) {
                    throw new RefusedException(Refusal.TOO_LARGE);
                }
                out.write(chunk, 0, read);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new RefusedException(Refusal.MALFORMED);
        }
    }

    private static byte[] fromBase64(byte[] text) throws RefusedException {
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

    private static boolean isJson(byte[] bytes) {
        return firstSymbol(bytes)
                .filter(symbol -> symbol == '{' || symbol == '[')
                .isPresent();
    }

    private static Optional<Byte> firstSymbol(byte[] bytes) {
        for (byte each : bytes) {
            if (each != ' ' && each != '\n' && each != '\r' && each != '\t') {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
