// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.nio.charset.StandardCharsets;

/**
 * Finds the JSON in a request (wire protocol 1.2). Clients of ten years disagree on how they say what they send, so the
 * bytes are looked at rather than the hints: gzip by its magic number, JSON by its first character, lz64 by its first
 * two symbols, else base64.
 */
final class BodyDecoder {
    /** At most base64 around gzip around base64: what clients were seen to send. */
    private static final int LAYERS_MAX = 3;

    private final int bytesMax;

    /** @param bytesMax most bytes after unpacking: what a zip bomb may cost */
    BodyDecoder(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** The request's JSON in UTF-8. What it unpacks on the way is taken from {@code room}. */
    byte[] json(CaptureRequest request, Room room) throws RefusedException {
        byte[] payload = payload(request, room);
        for (int layer = 0; layer < LAYERS_MAX && !Packing.isJson(payload); layer++) {
            payload = unpacked(payload, room);
        }
        if (!Packing.isJson(payload)) {
            throw new RefusedException(Refusal.MALFORMED);
        }
        return payload;
    }

    private byte[] unpacked(byte[] payload, Room room) throws RefusedException {
        if (Packing.isGzip(payload)) {
            return Packing.unzipped(payload, bytesMax, room);
        }
        return LzString.isPackedJson(payload)
                ? LzString.unpacked(payload, bytesMax, room)
                : Packing.fromBase64(payload, room);
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
        if (MultipartBody.isIn(body)) {
            return MultipartBody.field(body, "data", room).orElseThrow(() -> new RefusedException(Refusal.NO_DATA));
        }
        if (!FormBody.isIn(request)) {
            return body;
        }
        return FormBody.field(body, "data", room).orElseThrow(() -> new RefusedException(Refusal.NO_DATA));
    }
}
