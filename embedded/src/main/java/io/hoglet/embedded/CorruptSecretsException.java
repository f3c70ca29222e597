// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

/** The file of engine passwords is missing, unreadable or does not hold what it should. */
public final class CorruptSecretsException extends EmbeddedStackException {
    private static final long serialVersionUID = 1L;

    public CorruptSecretsException(String message) {
        super(message);
    }

    public CorruptSecretsException(String message, Throwable cause) {
        super(message, cause);
    }
}
