// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

/** The data set could not be opened or read, or is not the one we know. */
public final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SourceException(String message) {
        super(message);
    }

    SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
