// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

/** The ClickHouse library could not be found, fetched or verified. */
public final class NativeLibraryException extends EmbeddedStackException {
    private static final long serialVersionUID = 1L;

    public NativeLibraryException(String message) {
        super(message);
    }

    public NativeLibraryException(String message, Throwable cause) {
        super(message, cause);
    }
}
