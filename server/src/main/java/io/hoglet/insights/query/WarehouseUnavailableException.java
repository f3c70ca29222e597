// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.query;

/** ClickHouse cannot be reached or takes no more queries just now: HTTP 503 with {@code Retry-After}. */
public final class WarehouseUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WarehouseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
