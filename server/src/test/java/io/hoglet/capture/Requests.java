// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Requests to give to capture, and the ways in which SDKs pack a body. */
final class Requests {
    static final Room ANY_ROOM = bytes -> {};

    private Requests() {}

    static CaptureRequest json(String json) {
        return post("/e", null, "application/json", bytes(json));
    }

    static CaptureRequest post(String path, @Nullable String query, String contentType, byte[] body) {
        return CaptureRequest.received(path, query, contentType, body, "192.0.2.7");
    }

    static CaptureRequest get(String query) {
        return CaptureRequest.received("/e/", query, null, new byte[0], "192.0.2.7");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String base64(byte[] plain) {
        return Base64.getEncoder().encodeToString(plain);
    }

    static byte[] gzip(byte[] plain) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** @param bare without zlib's head, as some clients do */
    static byte[] deflate(byte[] plain, boolean bare) {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
                var out = new DeflaterOutputStream(packed, deflater)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** So many bytes of JSON as a small gzip. */
    static byte[] bomb(int bytes) {
        var plain = new byte[bytes];
        java.util.Arrays.fill(plain, (byte) ' ');
        plain[0] = '{';
        return gzip(plain);
    }
}
