// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import io.hoglet.persons.Advance;
import io.hoglet.persons.PersonBatch;
import io.hoglet.persons.PersonChanges;
import io.hoglet.persons.PersonStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Turns one batch of records into what is sent on, with its persons kept in one transaction. Records below a partition's
 * progress changed their persons before a crash; they run again for output only, with persons as they are now. So it does
 * not matter where batches begin and end. Used by one thread.
 */
public final class BatchProcessor {
    private final Pipeline pipeline;
    private final PersonStore persons;
    private final BatchListener listener;

    public BatchProcessor(Pipeline pipeline, PersonStore persons, BatchListener listener) {
        this.pipeline = pipeline;
        this.persons = persons;
        this.listener = listener;
    }

    /**
     * @param progress the next offset to change persons, by partition; advanced here when the transaction is kept
     * @throws io.hoglet.persons.FencedException when another reader was here; the batch must be abandoned
     */
    public BatchOutput process(UUID topicId, List<CapturedRecord> records, Map<Integer, Long> progress) {
        var deadLetters = new ArrayList<BatchOutput.DeadLetter>();
        var events = new ArrayList<PipelineEvent>(records.size());
        for (var record : records) {
            switch (pipeline.run(record)) {
                case Outcome.Next next -> events.add(next.event());
                case Outcome.Dropped _ -> {}
                case Outcome.Unreadable unreadable ->
                    deadLetters.add(new BatchOutput.DeadLetter(record, unreadable.reason()));
            }
        }
        var folded = new Folded(events, progress);
        var changes = PersonChanges.NONE;
        var advance = advance(topicId, records, progress);
        if (advance.partitions().isEmpty()) {
            folded.run(persons.read(PersonFold.idsOf(events)));
        } else {
            changes = persons.apply(advance, PersonFold.idsOf(events), folded::run);
            advance.partitions().forEach((partition, step) -> progress.put(partition, step.next()));
        }
        listener.processed(events);
        return new BatchOutput(folded.rows(), changes, deadLetters);
    }

    private static Advance advance(UUID topicId, List<CapturedRecord> records, Map<Integer, Long> progress) {
        var steps = new HashMap<Integer, Advance.Step>();
        for (var record : records) {
            var position = record.position();
            long expected = progress.getOrDefault(position.partition(), 0L);
            if (position.offset() >= expected) {
                steps.put(position.partition(), new Advance.Step(expected, position.offset() + 1));
            }
        }
        return new Advance(topicId, steps);
    }

    /** Runs the fold, again from the start if the store asks for it. */
    private static final class Folded {
        private final List<PipelineEvent> events;
        private final Map<Integer, Long> progress;
        private final List<Attributed> attributed = new ArrayList<>();
        private final List<PersonBatch> last = new ArrayList<>();

        Folded(List<PipelineEvent> events, Map<Integer, Long> progress) {
            this.events = events;
            this.progress = Map.copyOf(progress);
        }

        void run(PersonBatch batch) {
            attributed.clear();
            last.clear();
            last.add(batch);
            for (var event : events) {
                attributed.add(changesPersons(event) ? PersonFold.fold(event, batch) : PersonFold.lookUp(event, batch));
            }
        }

        private boolean changesPersons(PipelineEvent event) {
            var position = event.record().position();
            return position.offset() >= progress.getOrDefault(position.partition(), 0L);
        }

        List<BatchOutput.Row> rows() {
            var encoder = new EventRows();
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
}
