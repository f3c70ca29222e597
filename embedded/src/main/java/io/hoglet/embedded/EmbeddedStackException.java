// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

/** Why the engines cannot run. The message is one sentence for a person, and what to do about it. */
public abstract sealed class EmbeddedStackException extends RuntimeException
        permits DirectoryUnusableException,
                DirectoryLockedException,
                CorruptSecretsException,
                NewerDirectoryException,
                EngineStartException,
                UnsupportedPlatformException,
                NativeLibraryException {
    private static final long serialVersionUID = 1L;

    EmbeddedStackException(String message) {
        super(message);
    }

    EmbeddedStackException(String message, Throwable cause) {
        super(message, cause);
    }
}
