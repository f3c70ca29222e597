// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

/** An engine did not become ready in time; the message ends with where its log lies. */
public final class EngineStartException extends EmbeddedStackException {
    private static final long serialVersionUID = 1L;

    public EngineStartException(String message) {
        super(message);
    }

    public EngineStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
