// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

/** A benchmark cannot go on; the message is for the person at the terminal. */
public final class BenchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BenchException(String message) {
        super(message);
    }

    public BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
