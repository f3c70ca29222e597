// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import com.fasterxml.jackson.databind.JsonNode;

/** What is said about a flag in short. Pure. */
public final class FlagSummary {
    private FlagSummary() {}

    /** One condition that asks for no property, of persons: then one number says everything about the roll-out. */
    public static boolean isSimple(JsonNode filters) {
        var groups = filters.path("groups");
        return groups.size() == 1
                && groups.path(0).path("properties").isEmpty()
                && !filters.hasNonNull("aggregation_group_type_index");
    }

    /** The first condition's percentage; null when it is not limited. */
    public static JsonNode firstPercentage(JsonNode filters) {
        return filters.path("groups").path(0).path("rollout_percentage");
    }

    /** What a flag without variants hands out where it is on; missing when it hands out nothing. */
    public static JsonNode payload(JsonNode filters) {
        return filters.path("payloads").path("true");
    }
}
