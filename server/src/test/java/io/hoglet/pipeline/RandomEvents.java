// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import static io.hoglet.pipeline.EventFixture.anEvent;

/** Events about persons, by number. */
final class RandomEvents {
    private RandomEvents() {}

    /** @param kind from 0 to 4 */
    static EventFixture event(String id, String other, int kind) {
        var event = anEvent().by(id);
        return switch (kind) {
            case 0 -> event.named("$identify").with("{'$anon_distinct_id':'" + other + "','$set':{'by':'" + id + "'}}");
            case 1 -> event.named("$create_alias").with("{'alias':'" + other + "'}");
            case 2 -> event.named("$merge_dangerously").with("{'alias':'" + other + "'}");
            case 3 -> event.with("{'$set':{'last':'" + other + "'},'$set_once':{'first':'" + other + "'}}");
            default -> event.with("{'$unset':['last']}");
        };
    }
}
