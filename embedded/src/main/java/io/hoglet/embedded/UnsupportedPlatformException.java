// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

/** There are no engine binaries for this operating system and processor. */
public final class UnsupportedPlatformException extends EmbeddedStackException {
    private static final long serialVersionUID = 1L;

    public UnsupportedPlatformException(String message) {
        super(message);
    }

    public UnsupportedPlatformException(String message, Throwable cause) {
        super(message, cause);
    }
}
