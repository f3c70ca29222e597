// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

import java.util.Map;
import java.util.UUID;

/**
 * How far a batch takes the reader of a topic. Kept in the transaction of the batch's changes, by compare-and-set, so that
 * no record changes a person twice and no zombie changes one at all.
 *
 * @param partitions the offset to expect and the offset to set, by partition
 */
public record Advance(UUID topicId, Map<Integer, Step> partitions) {
    public record Step(long expected, long next) {}

    public Advance {
        partitions = Map.copyOf(partitions);
    }
}
