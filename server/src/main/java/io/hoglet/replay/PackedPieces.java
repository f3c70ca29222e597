// SPDX-License-Identifier: Apache-2.0
package io.hoglet.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Puts together what servers of 2022 packed: an array of rrweb events as UTF-16, gzip, base64, cut into pieces (wire
 * protocol 1.12). Pure. What cannot be put together, or is too large, is empty.
 */
public final class PackedPieces {
    /** Most pieces of one array; each has 512 KiB. */
    public static final int PIECES_MAX = 32;

    /** Most bytes of one array when it is unpacked. A small piece of gzip may say that it is very large. */
    static final int UNPACKED_MAX = 32 << 20;

    /** Strict: what comes out goes into an answer as it is. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1_000)
                    .maxStringLength(UNPACKED_MAX)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    /** Bytes in memory, up to a limit. */
    private static final class Bounded extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int max;

        private Bounded(int max) {
            this.max = max;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            if (bytes.size() + length > max) {
                throw new IOException("The array is larger than " + max + " bytes");
            }
            bytes.write(from, offset, length);
        }
    }

    private PackedPieces() {}

    /** @param pieces the text of each, all of them, in order */
    public static Optional<byte[]> unpacked(List<String> pieces) {
        return unpacked(pieces, UNPACKED_MAX);
    }

    static Optional<byte[]> unpacked(List<String> pieces, int bytesMax) {
        if (pieces.isEmpty() || pieces.size() > PIECES_MAX) {
            return Optional.empty();
        }
        var packed = new ByteArrayInputStream(String.join("", pieces).getBytes(StandardCharsets.ISO_8859_1));
        var out = new Bounded(bytesMax);
        try (var text = new InputStreamReader(
                        new GZIPInputStream(Base64.getDecoder().wrap(packed)), StandardCharsets.UTF_16);
                var parser = JSON.createParser(text);
                var generator = JSON.createGenerator(out)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            generator.copyCurrentStructure(parser);
            generator.flush();
            return Optional.of(out.bytes.toByteArray());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
