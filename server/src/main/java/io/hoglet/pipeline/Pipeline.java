// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hoglet.persons.PersonUpdate;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a captured record through the pure steps. Used by one thread. */
public final class Pipeline {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private final List<Step> steps;
    private final Map<DropReason, Counter> dropped = new EnumMap<>(DropReason.class);
    private final Counter unreadable;

    public Pipeline(List<Step> steps, MeterRegistry registry) {
        this.steps = List.copyOf(steps);
        for (var reason : DropReason.values()) {
            dropped.put(
                    reason,
                    Counter.builder("hoglet.pipeline.events.dropped")
                            .description("Events that the pipeline ended on purpose, by reason.")
                            .tag("reason", reason.label())
                            .register(registry));
        }
        this.unreadable = Counter.builder("hoglet.pipeline.events.unreadable")
                .description("Events set aside as dead letters.")
                .register(registry);
    }

    public Outcome run(CapturedRecord record) {
        var nodes = JsonNodeFactory.instance;
        Outcome outcome = new Outcome.Next(new PipelineEvent(
                record,
                nodes.objectNode(),
                nodes.objectNode(),
                Instant.ofEpochMilli(record.receivedAtMs()),
                PersonMode.FULL,
                new PersonUpdate(nodes.objectNode(), nodes.objectNode(), Set.of(), false),
                ""));
        for (var step : steps) {
            if (!(outcome instanceof Outcome.Next next)) {
                break;
            }
            outcome = apply(step, next.event());
        }
        count(outcome);
        return outcome;
    }

    /** A bug in a step costs the one event that shows it, which is set aside; the others go on. */
    private static Outcome apply(Step step, PipelineEvent event) {
        try {
            return step.apply(event);
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("step", step.name()).setCause(e).log("A step cannot process an event");
            return new Outcome.Unreadable(step.name() + ": " + e.getClass().getSimpleName());
        }
    }

    private void count(Outcome outcome) {
        switch (outcome) {
            case Outcome.Next _ -> {}
            case Outcome.Dropped drop ->
                Objects.requireNonNull(dropped.get(drop.reason())).increment();
            case Outcome.Unreadable _ -> unreadable.increment();
        }
    }
}
