// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo;

/** The command line and the data directory do not say enough; the message says what is missing. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
