// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

/** The directory was written by a newer version than this one. */
public final class NewerDirectoryException extends EmbeddedStackException {
    private static final long serialVersionUID = 1L;

    public NewerDirectoryException(String message) {
        super(message);
    }

    public NewerDirectoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
