// SPDX-License-Identifier: Apache-2.0
package io.hoglet.limits;

import java.util.Map;
import java.util.Optional;

/**
 * What a project may send.
 *
 * @param quotas most of each in one calendar month of UTC; what is absent has no limit
 * @param rate replaces the server's own rate
 */
public record ProjectLimits(Map<Metered, Long> quotas, Optional<Rate> rate) {
    public static final ProjectLimits NONE = new ProjectLimits(Map.of(), Optional.empty());

    /**
     * Events a second, and how many may come at once; ten seconds' worth when that is absent.
     */
    public record Rate(int perSecond, Optional<Integer> burst) {}

    public ProjectLimits {
        quotas = Map.copyOf(quotas);
    }
}
