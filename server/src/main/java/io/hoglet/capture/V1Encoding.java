// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The {@code Content-Encoding}s that capture v1 reads. */
public enum V1Encoding {
    IDENTITY,
    GZIP,
    DEFLATE;

    /** Empty when it is none of them. */
    public static Optional<V1Encoding> of(String header) {
        return switch (header.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> Optional.of(IDENTITY);
            case "gzip", "x-gzip" -> Optional.of(GZIP);
            case "deflate" -> Optional.of(DEFLATE);
            default -> Optional.empty();
        };
    }

    byte[] unpacked(byte[] body, int bytesMax, Room room) throws RefusedException {
        return switch (this) {
            // What a proxy packed or unpacked on the way is read as well.
            case IDENTITY, GZIP -> Packing.isGzip(body) ? Packing.unzipped(body, bytesMax, room) : body;
            case DEFLATE -> inflated(body, bytesMax, room);
        };
    }

    private static byte[] inflated(byte[] body, int bytesMax, Room room) throws RefusedException {
        try (var inflater = new Inflater(!hasZlibHead(body));
                var in = new InflaterInputStream(new ByteArrayInputStream(body), inflater)) {
            return Packing.drained(in, body.length, bytesMax, room);
        } catch (IOException e) {
            throw new RefusedException(Refusal.MALFORMED);
        }
    }

    /** The name means zlib's format, but some send the bare one. */
    private static boolean hasZlibHead(byte[] body) {
        return body.length > 1 && (body[0] & 0x0F) == 8 && ((body[0] & 0xFF) << 8 | (body[1] & 0xFF)) % 31 == 0;
    }
}
