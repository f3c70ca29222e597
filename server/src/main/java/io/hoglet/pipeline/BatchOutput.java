// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import io.hoglet.persons.PersonChanges;
import io.hoglet.warehouse.EventRow;
import java.util.List;

/** What a batch sends on. */
public record BatchOutput(List<Row> rows, PersonChanges changes, List<DeadLetter> deadLetters) {
    /** A row and the partition of its event, which it keeps: the key decides it, whatever way the event took. */
    public record Row(int partition, EventRow row) {}

    /** A record that could not be understood. */
    public record DeadLetter(CapturedRecord record, String reason) {}

    public BatchOutput {
        rows = List.copyOf(rows);
        deadLetters = List.copyOf(deadLetters);
    }
}
