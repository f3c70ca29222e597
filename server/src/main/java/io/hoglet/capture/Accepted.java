// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import io.hoglet.limits.Metered;
import java.util.Set;

/**
 * What became of a request that was not refused.
 *
 * @param kept events and parts of recordings that are in the log now
 * @param overQuota of what nothing was kept, because the month's quota is used up
 */
public record Accepted(long teamId, int kept, Set<Metered> overQuota) {
    public Accepted {
        overQuota = Set.copyOf(overQuota);
    }
}
