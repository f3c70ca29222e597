// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One event as it goes to the server. {@code set} are person properties and may be empty.
 *
 * @param customerId the number behind {@code distinctId}, {@link #CHAIN} for nobody; it chooses the lane, so that a
 * person's events keep their order
 */
public record DemoEvent(
        UUID uuid,
        String event,
        int customerId,
        Instant timestamp,
        Map<String, Object> properties,
        Map<String, Object> set) {

    public static final String SIGNED_UP = "signed_up";
    public static final String PURCHASED = "purchased";
    public static final String GROUP_IDENTIFY = "$groupidentify";

    /** In place of a customer: the chain of stores itself, which says what its stores and products are. */
    public static final int CHAIN = 0;

    /**
     * Every customer's event and every group carries this as the property {@code source}: counts must not include what
     * else is in the project.
     */
    public static final String SOURCE = "foodmart";

    public DemoEvent {
        properties = Map.copyOf(properties);
        set = Map.copyOf(set);
    }

    public String distinctId() {
        return customerId == CHAIN ? SOURCE : "customer-" + customerId;
    }
}
