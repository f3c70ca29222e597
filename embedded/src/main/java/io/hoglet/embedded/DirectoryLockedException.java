// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

/** Another process runs its engines on the same directory. */
public final class DirectoryLockedException extends EmbeddedStackException {
    private static final long serialVersionUID = 1L;

    public DirectoryLockedException(String message) {
        super(message);
    }

    public DirectoryLockedException(String message, Throwable cause) {
        super(message, cause);
    }
}
