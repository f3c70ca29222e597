// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

import java.util.Map;
import java.util.UUID;

/**
 * How far a batch takes the reader of a topic. Kept in the transaction of the batch's changes, by compare-and-set, so
 * that no record changes a person twice and no zombie changes one at all.
 *
 * @param partitions the offset to expect and the offset to set, by partition; a partition never read before expects 0
 * @param earlier what has become of the changes that earlier batches of these partitions noted as unsent
 */
public record Advance(UUID topicId, Map<Integer, Step> partitions, Earlier earlier) {
    public record Step(long expected, long next) {}

    /** Whether what was noted as unsent has been sent since, and may be forgotten. */
    public enum Earlier {
        SENT,
        UNSENT
    }

    public Advance {
        partitions = Map.copyOf(partitions);
    }
}
