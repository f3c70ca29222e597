// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

/** The data or cache directory cannot be created, read or written. */
public final class DirectoryUnusableException extends EmbeddedStackException {
    private static final long serialVersionUID = 1L;

    public DirectoryUnusableException(String message) {
        super(message);
    }

    public DirectoryUnusableException(String message, Throwable cause) {
        super(message, cause);
    }
}
