// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fields of a body that is a form (wire protocol 1.2, 1.4). Each is found by looking for it: a body can be made of
 * millions of empty fields. Pure.
 */
final class FormBody {
    private static final String FORM = "application/x-www-form-urlencoded";

    /** No form's base64 and no JSON begins like this, so the content type is not needed. */
    private static final List<byte[]> FIRST_FIELDS = Stream.of("data=", "_=", "ip=", "compression=", "token=")
            .map(field -> field.getBytes(StandardCharsets.US_ASCII))
            .toList();

    /** Of the short fields; a longer value is none of theirs. */
    private static final int SHORT_MAX = 256;

    private FormBody() {}

    static boolean isIn(CaptureRequest request) {
        byte[] body = request.body();
        if (Packing.isGzip(body) || Packing.isJson(body)) {
            return false;
        }
        return request.contentType().equals(FORM)
                || FIRST_FIELDS.stream().anyMatch(field -> startsWith(body, 0, field));
    }

    /** The value of a field such as {@code data}. */
    static Optional<byte[]> field(byte[] body, String name, Room room) {
        var field = (name + "=").getBytes(StandardCharsets.US_ASCII);
        for (int from = 0; from < body.length; from = indexOf(body, '&', from) + 1) {
            if (startsWith(body, from, field)) {
                int valueFrom = from + field.length;
                int valueTo = indexOf(body, '&', valueFrom);
                room.take(2 * (valueTo - valueFrom));
                return Optional.of(FormFields.decoded(Arrays.copyOfRange(body, valueFrom, valueTo)));
            }
        }
        return Optional.empty();
    }

    /** The value of a field beside the data; empty also when the body is no form. */
    static Optional<String> text(CaptureRequest request, String name) {
        // Nothing is taken from the room: what is longer is not looked at.
        return MultipartBody.field(request.body(), name, bytes -> {})
                .or(() -> isIn(request) ? field(request.body(), name, bytes -> {}) : Optional.empty())
                .filter(value -> value.length > 0 && value.length <= SHORT_MAX)
                .map(value -> new String(value, StandardCharsets.UTF_8));
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

    private static boolean startsWith(byte[] bytes, int from, byte[] prefix) {
        return bytes.length - from >= prefix.length
                && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
    }
}
