// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import io.hoglet.groups.Group;
import io.hoglet.persons.PersonChanges;
import io.hoglet.warehouse.EventRow;
import java.util.List;

/**
 * What a batch sends on.
 *
 * @param groups that changed, in order: of a group that is in several times, the later one has the higher version
 */
public record BatchOutput(List<Row> rows, PersonChanges changes, List<Group> groups, List<DeadLetter> deadLetters) {
    /** A row and the partition of its event, which it keeps: the key decides it, whatever way the event took. */
    public record Row(int partition, EventRow row) {}

    /** A record that could not be understood. */
    public record DeadLetter(CapturedRecord record, String reason) {}

    public BatchOutput {
        rows = List.copyOf(rows);
        groups = List.copyOf(groups);
        deadLetters = List.copyOf(deadLetters);
    }
}
