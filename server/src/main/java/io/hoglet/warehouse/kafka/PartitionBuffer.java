// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse.kafka;

import io.hoglet.warehouse.Block;
import io.hoglet.warehouse.RowTable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** The rows of one partition that wait for their insert. Used by one thread. */
final class PartitionBuffer {
    private final UUID topicId;
    private final int partition;
    private final List<Block.Row> rows = new ArrayList<>();
    private OptionalLong recordedLast;
    private long oldestReceivedMs;

    /** @param recordedLast the end of a block that a predecessor recorded and may have inserted */
    PartitionBuffer(UUID topicId, int partition, OptionalLong recordedLast) {
        this.topicId = topicId;
        this.partition = partition;
        this.recordedLast = recordedLast;
    }

    void add(Block.Row row, long receivedMs) {
        if (rows.isEmpty()) {
            oldestReceivedMs = receivedMs;
        }
        rows.add(row);
    }

    int size() {
        return rows.size();
    }

    long bytes() {
        return rows.stream().mapToLong(row -> row.encoded().length).sum();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    long oldestReceivedMs() {
        return oldestReceivedMs;
    }

    /** Whether the next block is a predecessor's, which must be formed of exactly the same rows. */
    boolean isRecovering() {
        return recordedLast.isPresent();
    }

    /** Whether all rows of the predecessor's block are here. {@code position} is the consumer's. */
    boolean recoverable(long position) {
        return recordedLast.isPresent() && position > recordedLast.getAsLong();
    }

    /** The rows up to the limit, or exactly the predecessor's; they stay here until {@link #remove}. */
    Block next(int rowsMax) {
        var taken =
                recordedLast.isPresent() ? upTo(recordedLast.getAsLong()) : rows.subList(0, Math.min(rowsMax, size()));
        long first = taken.isEmpty() ? 0 : taken.getFirst().offset();
        long last = taken.isEmpty() ? -1 : taken.getLast().offset();
        return new Block(new RowTable.Range(topicId, partition, first, last), taken);
    }

    private List<Block.Row> upTo(long last) {
        return rows.stream().filter(row -> row.offset() <= last).toList();
    }

    void remove(Block block) {
        rows.subList(0, block.size()).clear();
        recordedLast = OptionalLong.empty();
    }
}
