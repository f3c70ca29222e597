// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

/** A project sends more than it may; nothing of the request was kept. */
public final class RateLimitedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int retryAfterSeconds;

    RateLimitedException(int retryAfterSeconds) {
        super("rate limited", null, false, false);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
