// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.client;

import io.hoglet.demo.foodmart.SourceCounts;

/** What the query API sees of our events now. */
public record EventCounts(long signedUp, long purchased, long persons, long groups) {

    /** Every customer signed up, so there are as many persons as customers. */
    public boolean equal(SourceCounts source) {
        return signedUp == source.customers()
                && purchased == source.saleLines()
                && persons == source.customers()
                && groups == source.groups();
    }

    public long events() {
        return signedUp + purchased;
    }
}
