// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The list of flags that posthog-node 1 and Python 1 poll (wire protocol 2.3). They decide a flag themselves when it is
 * simple. Node takes a simple flag for on, whatever its roll-out; so only flags that are on for everybody are called
 * simple, and the SDK asks for the others. Pure.
 */
public final class SimpleFlagList {
    private static final double ALL = 100;

    private SimpleFlagList() {}

    public static ObjectNode of(TeamFlags team) {
        var reply = JsonNodeFactory.instance.objectNode();
        var active = team.flags().stream().filter(FlagDefinition::active).toList();
        reply.put("count", active.size()).putNull("next").putNull("previous");
        var results = reply.putArray("results");
        for (var flag : active) {
            boolean simple = isOnForAll(flag.filters());
            var result = results.addObject();
            result.put("id", flag.id())
                    .put("key", flag.key())
                    .put("active", true)
                    .put("deleted", false)
                    .put("is_simple_flag", simple);
            if (simple) {
                result.put("rollout_percentage", (int) ALL);
            } else {
                result.putNull("rollout_percentage");
            }
        }
        return reply;
    }

    private static boolean isOnForAll(FlagFilters filters) {
        var targeting = filters.targeting();
        return filters.conditions().size() == 1
                && filters.conditions().getFirst().properties().isEmpty()
                && filters.conditions().getFirst().groupTypeIndex().isEmpty()
                && filters.conditions().getFirst().percentage() >= ALL
                && filters.variants().isEmpty()
                && filters.holdout().isEmpty()
                && targeting.groupTypeIndex().isEmpty()
                && !targeting.byDevice()
                && !targeting.enrollment();
    }
}
