// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import org.jspecify.annotations.Nullable;

/** The body of every refusal (wire protocol 6.1). */
public record ErrorBody(
        String type, String code, String detail, @Nullable String attr) {
    public static ErrorBody of(ErrorCode code, String detail, @Nullable String attr) {
        return new ErrorBody(code.type(), code.code(), detail, attr);
    }
}
