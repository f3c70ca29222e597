// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

/** An engine does not answer at a start, or refuses us. The message names the settings to look at, for an operator. */
public final class EngineUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EngineUnusableException(String message, Throwable cause) {
        super(message, cause);
    }
}
