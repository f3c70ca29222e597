// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of each event of a batch of capture v1, in the batch's order.
 *
 * @param retryAfterSeconds when to send again those that say so; 0 when none does
 */
public record V1Reply(long teamId, List<Result> results, int retryAfterSeconds) {
    /** What the client does with an event: only {@code RETRY} is sent again. */
    public enum Outcome {
        OK,
        DROP,
        /** A quota is used up. */
        LIMITED,
        RETRY;

        /** The word on the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param uuid as the client wrote it
     * @param details why, as a word; null when all is well
     */
    public record Result(
            String uuid, Outcome outcome, @Nullable String details) {}

    public V1Reply {
        results = List.copyOf(results);
    }

    /** How many of them came to this. */
    public int count(Outcome outcome) {
        return (int)
                results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
