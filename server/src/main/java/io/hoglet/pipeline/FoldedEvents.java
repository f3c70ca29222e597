// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import io.hoglet.persons.PersonBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Events folded over the persons of a batch; from the start again if the store asks for it. Used by one thread. */
final class FoldedEvents {
    private final List<PipelineEvent> events;
    private final Map<Integer, Long> progress;
    private final List<Attributed> attributed = new ArrayList<>();
    private final List<PersonBatch> last = new ArrayList<>();

    /** @param progress the first offset of each partition that still changes persons and groups */
    FoldedEvents(List<PipelineEvent> events, Map<Integer, Long> progress) {
        this.events = List.copyOf(events);
        this.progress = Map.copyOf(progress);
    }

    void fold(PersonBatch batch) {
        attributed.clear();
        last.clear();
        last.add(batch);
        for (var event : events) {
            attributed.add(changesState(event) ? PersonFold.fold(event, batch) : PersonFold.lookUp(event, batch));
        }
    }

    /** Those whose changes of persons and groups are not kept yet. */
    List<PipelineEvent> changing() {
        return events.stream().filter(this::changesState).toList();
    }

    private boolean changesState(PipelineEvent event) {
        var position = event.record().position();
        return position.offset() >= progress.getOrDefault(position.partition(), 0L);
    }

    /** The rows, each with the person that its person has become by the end of the batch. */
    List<BatchOutput.Row> rows(EventRows encoder) {
        var batch = last.getFirst();
        return attributed.stream()
                .map(each -> {
                    var record = each.event().record();
                    var person = batch.survivor(record.teamId(), each.personId());
                    return new BatchOutput.Row(record.position().partition(), encoder.row(each, person));
                })
                .toList();
    }
}
