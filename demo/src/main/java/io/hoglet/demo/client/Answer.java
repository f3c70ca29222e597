// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.client;

import java.time.Duration;
import java.util.Optional;

/** What came back for one attempt: done, not now, or never. */
sealed interface Answer {
    record Accepted(String body) implements Answer {}

    record TryLater(String why, Optional<Duration> retryAfter) implements Answer {}

    record Refused(String why) implements Answer {}
}
