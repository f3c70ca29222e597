// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import java.util.Set;

/** Which HTTP status ClickHouse gives to which of its error codes; everything else is 500. */
final class HttpStatusOf {
    private static final Set<Integer> FORBIDDEN = Set.of(192, 193, 497, 516);
    private static final Set<Integer> BAD_REQUEST = Set.of(
            6, 26, 27, 33, 36, 38, 41, 42, 43, 44, 53, 57, 62, 69, 70, 72, 80, 117, 127, 131, 184, 216, 217, 223, 279,
            349, 377, 386, 421, 441, 456, 457, 467, 561);
    private static final Set<Integer> NOT_FOUND =
            Set.of(16, 46, 47, 50, 51, 54, 55, 56, 60, 61, 63, 65, 73, 74, 81, 82, 115, 152, 183, 191, 218, 310, 511);

    private HttpStatusOf() {}

    static int code(int exceptionCode) {
        if (FORBIDDEN.contains(exceptionCode)) {
            return 403;
        }
        if (BAD_REQUEST.contains(exceptionCode)) {
            return 400;
        }
        if (NOT_FOUND.contains(exceptionCode)) {
            return 404;
        }
        return switch (exceptionCode) {
            case 194 -> 401;
            case 48 -> 501;
            case 159 -> 408;
            case 209 -> 503;
            default -> 500;
        };
    }
}
