// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import java.util.Locale;

/**
 * Why a request was refused: the status, and PostHog's {@code type} for it (wire protocol 6.1). The {@code code} of the
 * reply is the constant's name in lower case, so that clients decide by it.
 */
public enum ErrorCode {
    INVALID_INPUT(400, "validation_error"),
    REQUIRED(400, "validation_error"),
    UNIQUE(400, "validation_error"),
    INVALID_PAYLOAD(400, "validation_error"),
    NO_DATA(400, "validation_error"),
    MALFORMED_DATA(400, "validation_error"),
    MISSING_DISTINCT_ID(400, "validation_error"),
    INVALID_QUERY(400, "validation_error"),
    INVALID_HOGQL(400, "validation_error"),
    QUERY_OUT_OF_MEMORY(400, "validation_error"),
    QUERY_TOO_LARGE(400, "validation_error"),
    MISSING_API_KEY(401, "authentication_error"),
    INVALID_API_KEY(401, "authentication_error"),
    INVALID_PERSONAL_API_KEY(401, "authentication_error"),
    NOT_AUTHENTICATED(401, "authentication_error"),
    INVALID_CREDENTIALS(401, "authentication_error"),
    QUOTA_LIMITED(402, "quota_limited"),
    PERMISSION_DENIED(403, "permission_error"),
    NOT_FOUND(404, "invalid_request"),
    METHOD_NOT_ALLOWED(405, "invalid_request"),
    REQUEST_TIMEOUT(408, "client_error"),
    CONFLICT(409, "validation_error"),
    REQUEST_TOO_LARGE(413, "client_error"),
    UNSUPPORTED_MEDIA_TYPE(415, "invalid_request"),
    THROTTLED(429, "throttled_error"),
    ERROR(500, "server_error"),
    UNAVAILABLE(503, "server_error"),
    QUERY_TIMED_OUT(504, "server_error");

    private final int status;
    private final String type;

    ErrorCode(int status, String type) {
        this.status = status;
        this.type = type;
    }

    /** The code for a status that the server below us chose. */
    static ErrorCode ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 408 -> REQUEST_TIMEOUT;
            case 413, 414, 431 -> REQUEST_TOO_LARGE;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? INVALID_INPUT : ERROR;
        };
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
