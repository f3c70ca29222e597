// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.client;

/** The load cannot go on; the message is for the person at the terminal and says what to do. */
public final class LoadException extends Exception {
    private static final long serialVersionUID = 1L;

    public LoadException(String message) {
        super(message);
    }

    LoadException(String message, Throwable cause) {
        super(message, cause);
    }
}
