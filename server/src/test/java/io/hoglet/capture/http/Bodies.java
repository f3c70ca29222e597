// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Bodies to send. */
final class Bodies {
    private Bodies() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String event(String distinctId) {
        return "{\"event\":\"e\",\"token\":\"" + TestEdge.KEY + "\",\"distinct_id\":\"" + distinctId + "\"}";
    }

    static byte[] gzip(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    /** JSON of exactly so many bytes that is no event. */
    static byte[] blank(int bytes) {
        var plain = new byte[bytes];
        Arrays.fill(plain, (byte) ' ');
        plain[0] = '{';
        return plain;
    }

    /** A batch of at least so many bytes, in events below the limit of one. */
    static byte[] batch(int bytes) {
        String filler = "x".repeat(500_000);
        var batch = new StringBuilder(bytes + 600_000)
                .append("{\"api_key\":\"")
                .append(TestEdge.KEY)
                .append("\",\"batch\":[")
                .append(filled("0", filler));
        for (int i = 1; batch.length() < bytes; i++) {
            batch.append(',').append(filled(String.valueOf(i), filler));
        }
        return bytes(batch.append("]}").toString());
    }

    private static String filled(String distinctId, String filler) {
        return "{\"event\":\"e\",\"distinct_id\":\"" + distinctId + "\",\"properties\":{\"p\":\"" + filler + "\"}}";
    }
}
