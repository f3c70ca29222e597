// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

/**
 * How many rows the source has, and therefore how many events, persons and groups there must be in the end.
 *
 * @param groups stores and products
 */
public record SourceCounts(long customers, long saleLines, long groups) {
    /** Of customers; those that say what the groups are come on top. */
    public long events() {
        return customers + saleLines;
    }

    public long eventsToSend() {
        return events() + groups;
    }
}
