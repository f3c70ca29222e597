// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import java.util.Optional;

/** The caller's fault, or a limit. The message is for the caller: what was wrong and what to do; never a value. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String detail;
    private final transient Optional<String> field;
    private final int retryAfterSeconds;

    public ApiException(ErrorCode code, String message) {
        this(code, message, Optional.empty(), 0);
    }

    private ApiException(ErrorCode code, String message, Optional<String> field, int retryAfterSeconds) {
        super(message, null, false, false);
        this.code = code;
        this.detail = message;
        this.field = field;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static ApiException onField(ErrorCode code, String field, String message) {
        return new ApiException(code, message, Optional.of(field), 0);
    }

    public static ApiException retryAfter(ErrorCode code, String message, int seconds) {
        return new ApiException(code, message, Optional.empty(), seconds);
    }

    /** What was wrong and what to do, for the caller. */
    public String detail() {
        return detail;
    }

    public ErrorCode code() {
        return code;
    }

    /** The request's field that the message is about. */
    public Optional<String> field() {
        return field;
    }

    /** Seconds for {@code Retry-After}; 0 for none. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
