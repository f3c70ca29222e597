// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import io.hoglet.event.UnavailableException;
import io.hoglet.groups.Group;
import io.hoglet.groups.GroupStore;
import io.hoglet.groups.GroupTypes;
import io.hoglet.persons.Advance;
import io.hoglet.persons.FencedException;
import io.hoglet.persons.PersonChanges;
import io.hoglet.persons.PersonStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns one batch of records into what is sent on, with its persons and groups kept in one transaction. Records below a
 * partition's progress changed them before a crash; they run again for output only, with persons as they are
 * now. So it does not matter where batches begin and end. A record that cannot be processed is set aside, and never
 * holds up the others. Used by one thread.
 */
public final class BatchProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(BatchProcessor.class);

    private final Pipeline pipeline;
    private final Stores stores;
    private final BatchListener listener;

    /** Where the state is that events change. */
    public record Stores(PersonStore persons, GroupTypes groupTypes, GroupStore groups) {}

    public BatchProcessor(Pipeline pipeline, Stores stores, BatchListener listener) {
        this.pipeline = pipeline;
        this.stores = stores;
        this.listener = listener;
    }

    /**
     * @param progress the next offset to change persons, by partition; advanced here when the transaction is kept
     * @throws FencedException when another reader was here; the batch must be abandoned
     * @throws UnavailableException when the store is away; the batch must be read again
     */
    public BatchOutput process(UUID topicId, List<CapturedRecord> records, Map<Integer, Long> progress) {
        var run = new Run(topicId, progress);
        var events = new ArrayList<PipelineEvent>(records.size());
        for (var record : records) {
            switch (pipeline.run(record)) {
                case Outcome.Next next -> events.add(next.event());
                case Outcome.Dropped _ -> {}
                case Outcome.Unreadable unreadable ->
                    run.deadLetters.add(new BatchOutput.DeadLetter(record, unreadable.reason()));
            }
        }
        run.keep(records, events);
        tell(events);
        return run.output();
    }

    /** What listeners make of events may be late or lost; it must not stop the events. */
    private void tell(List<PipelineEvent> events) {
        try {
            listener.processed(events);
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("What was to be learned from a batch is lost");
        }
    }

    /** The way of one batch through the store, whole or, when a record is poison, in parts. */
    private final class Run {
        private final UUID topicId;
        private final Map<Integer, Long> progress;
        private final EventRows encoder = new EventRows();
        private final List<BatchOutput.Row> rows = new ArrayList<>();
        private final List<PersonChanges> changes = new ArrayList<>();
        private final List<Group> groups = new ArrayList<>();
        private final List<BatchOutput.DeadLetter> deadLetters = new ArrayList<>();

        Run(UUID topicId, Map<Integer, Long> progress) {
            this.topicId = topicId;
            this.progress = progress;
        }

        void keep(List<CapturedRecord> records, List<PipelineEvent> events) {
            try {
                keepTogether(records, events);
            } catch (UnavailableException | FencedException e) {
                throw e;
            } catch (RuntimeException e) {
                if (records.size() > 1) {
                    keepInHalves(records, events);
                } else {
                    setAside(records, e);
                }
            }
        }

        private void keepInHalves(List<CapturedRecord> records, List<PipelineEvent> events) {
            int middle = records.size() / 2;
            for (var half : List.of(records.subList(0, middle), records.subList(middle, records.size()))) {
                var positions = new HashSet<CapturedRecord.Position>();
                half.forEach(record -> positions.add(record.position()));
                keep(
                        half,
                        events.stream()
                                .filter(event ->
                                        positions.contains(event.record().position()))
                                .toList());
            }
        }

        private void setAside(List<CapturedRecord> record, RuntimeException failure) {
            LOG.atError()
                    .addKeyValue("partition", record.getFirst().position().partition())
                    .addKeyValue("offset", record.getFirst().position().offset())
                    .setCause(failure)
                    .log("An event cannot be processed and is set aside");
            deadLetters.add(new BatchOutput.DeadLetter(
                    record.getFirst(), failure.getClass().getSimpleName()));
            keepTogether(record, List.of());
        }

        private void keepTogether(List<CapturedRecord> records, List<PipelineEvent> events) {
            var eventGroups = EventGroups.of(events, stores.groupTypes());
            eventGroups.writeKeys();
            var folded = new FoldedEvents(events, progress);
            var advance = advance(records);
            if (advance.partitions().isEmpty()) {
                folded.fold(stores.persons().read(PersonFold.idsOf(events)));
                rows.addAll(folded.rows(encoder));
                return;
            }
            var work = new KeptTogether(folded, eventGroups, stores.groups(), sourceOf(advance));
            changes.add(stores.persons().apply(advance, PersonFold.idsOf(events), work));
            groups.addAll(work.changed());
            advance.partitions().forEach((partition, step) -> progress.put(partition, step.next()));
            rows.addAll(folded.rows(encoder));
        }

        /** Any of the partitions will do: they are read by one worker, which sends them together. */
        private static GroupStore.Source sourceOf(Advance advance) {
            return new GroupStore.Source(
                    advance.topicId(), advance.partitions().keySet().iterator().next());
        }

        private Advance advance(List<CapturedRecord> records) {
            var steps = new HashMap<Integer, Advance.Step>();
            for (var record : records) {
                var position = record.position();
                long expected = progress.getOrDefault(position.partition(), 0L);
                if (position.offset() >= expected) {
                    steps.put(position.partition(), new Advance.Step(expected, position.offset() + 1));
                }
            }
            // What an earlier part of this batch noted is sent only after the batch.
            return new Advance(topicId, steps, changes.isEmpty() ? Advance.Earlier.SENT : Advance.Earlier.UNSENT);
        }

        BatchOutput output() {
            return new BatchOutput(rows, PersonChanges.of(changes), groups, deadLetters);
        }
    }
}
