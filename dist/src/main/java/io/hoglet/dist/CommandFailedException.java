// SPDX-License-Identifier: Apache-2.0
package io.hoglet.dist;

/** A command cannot do its work; the message says why and what to do. */
final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandFailedException(String message) {
        super(message);
    }

    CommandFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
