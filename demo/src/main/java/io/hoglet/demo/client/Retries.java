// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.client;

import java.time.Duration;
import java.util.Optional;

/** How often and how patiently a request is repeated. */
public record Retries(int maxAttempts, Duration first, Duration longest) {
    /** Twelve attempts wait about two minutes in all: a restart of the server is survived. */
    public static final Retries DEFAULT = new Retries(12, Duration.ofMillis(250), Duration.ofSeconds(20));

    /** What the server asks for in {@code Retry-After} wins, within {@code longest}; otherwise the wait doubles. */
    Duration waitAfter(int attempt, Optional<Duration> retryAfter) {
        var doubled = first.multipliedBy(1L << Math.min(attempt - 1, 20));
        var wait = retryAfter.orElse(doubled);
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
