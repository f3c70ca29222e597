// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fields of a {@code multipart/form-data} body, which servers of 2022 read (wire protocol 1.2). Its first line is
 * the boundary, so the content type is not needed: neither JSON nor base64 begins with dashes. Each field is found by
 * looking for it, among so many parts at most. Pure.
 */
final class MultipartBody {
    private static final int PARTS_MAX = 100;

    /** RFC 2046: at most 70 characters behind the two dashes. */
    private static final int BOUNDARY_MAX = 72;

    private static final int HEADERS_MAX = 4 << 10;
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] HEADERS_END = {'\r', '\n', '\r', '\n'};
    private static final Pattern NAME =
            Pattern.compile("(?im)^content-disposition:[^\\r\\n]*;\\s*name=\"?([^\";\\r\\n]*)\"?");

    private MultipartBody() {}

    static boolean isIn(byte[] body) {
        return body.length > 2 && body[0] == '-' && body[1] == '-';
    }

    /** The value of a field such as {@code data}; empty also when the body is not of this form. */
    static Optional<byte[]> field(byte[] body, String name, Room room) {
        int boundary = isIn(body) ? indexOf(body, LINE_END, 0, BOUNDARY_MAX + 1) : -1;
        if (boundary < 0) {
            return Optional.empty();
        }
        byte[] delimiter = new byte[boundary + 2];
        System.arraycopy(LINE_END, 0, delimiter, 0, 2);
        System.arraycopy(body, 0, delimiter, 2, boundary);
        int from = boundary;
        for (int part = 0; part < PARTS_MAX; part++) {
            int headersEnd = indexOf(body, HEADERS_END, from, HEADERS_MAX);
            int valueFrom = headersEnd + HEADERS_END.length;
            int valueTo = headersEnd < 0 ? -1 : indexOf(body, delimiter, valueFrom, body.length);
            if (valueTo < 0) {
                return Optional.empty();
            }
            if (isNamed(body, from, headersEnd, name)) {
                room.take(valueTo - valueFrom);
                return Optional.of(Arrays.copyOfRange(body, valueFrom, valueTo));
            }
            from = valueTo + delimiter.length;
        }
        return Optional.empty();
    }

    private static boolean isNamed(byte[] body, int from, int to, String name) {
        var named = NAME.matcher(new String(body, from, to - from, StandardCharsets.UTF_8));
        return named.find() && named.group(1).equals(name);
    }

    /** Where the bytes come next, beginning within the next {@code within}; -1 when they do not. */
    private static int indexOf(byte[] bytes, byte[] sought, int from, int within) {
        int last = Math.min(bytes.length - sought.length, from + Math.min(within, bytes.length));
        for (int i = from; i <= last; i++) {
            if (Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
                return i;
            }
        }
        return -1;
    }
}
