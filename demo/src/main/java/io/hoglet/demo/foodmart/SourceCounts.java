// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

/** How many rows the source has, and therefore how many events and persons there must be in the end. */
public record SourceCounts(long customers, long saleLines) {
    public long events() {
        return customers + saleLines;
    }
}
