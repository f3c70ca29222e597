// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.time.TokenBuckets;
import java.time.Clock;
import java.time.Duration;

/**
 * How often a project's servers may ask for definitions (wire protocol 2.3): a minute's worth at once, and then at the
 * rate. An SDK that gets 429 keeps what it has and asks again later. Thread-safe.
 */
public final class DefinitionsLimit {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TokenBuckets.Rate rate;
    private final TokenBuckets buckets;

    /** @param perMinute requests of one project */
    public DefinitionsLimit(int perMinute, Clock clock) {
        this.rate = new TokenBuckets.Rate(MINUTE.dividedBy(perMinute), MINUTE);
        this.buckets = new TokenBuckets(clock);
    }

    /** @throws ApiException 429 with the seconds to wait */
    void take(long teamId) {
        int wait = buckets.take(teamId, 1, rate);
        if (wait > 0) {
            throw ApiException.retryAfter(
                    ErrorCode.THROTTLED,
                    "This project's servers ask for flag definitions too often. Let SDKs poll less, or raise"
                            + " HOGLET_FLAG_DEFINITIONS_RATE.",
                    wait);
        }
    }
}
