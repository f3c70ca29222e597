// SPDX-License-Identifier: Apache-2.0
package io.hoglet.event;

/**
 * Something we depend on cannot be used at the moment: an engine is away, a pool is exhausted, a deadline passed.
 * Thrown by adapters, who decide by the driver's code; answered with 503 and {@code Retry-After}, or by trying again
 * later.
 */
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnavailableException(String message) {
        super(message);
    }

    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
