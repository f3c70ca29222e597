// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.events;

import java.util.random.RandomGenerator;

/**
 * What a visitor does, with its share in percent of all events but {@code $identify}, which is drawn by visitor.
 */
enum Kind {
    PAGEVIEW("$pageview", 46),
    AUTOCAPTURE("$autocapture", 28),
    PAGELEAVE("$pageleave", 10),
    SEARCHED("searched", 6),
    FEATURE_USED("feature_used", 6),
    ORDER_COMPLETED("order_completed", 4),
    IDENTIFY("$identify", 0);

    private final String event;
    private final int percent;

    Kind(String event, int percent) {
        this.event = event;
        this.percent = percent;
    }

    String event() {
        return event;
    }

    static Kind any(RandomGenerator random) {
        int drawn = random.nextInt(100);
        for (var kind : values()) {
            drawn -= kind.percent;
            if (drawn < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("the shares must add up to 100");
    }
}
