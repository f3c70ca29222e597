// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import static io.hoglet.pipeline.EventFixture.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PipelineTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void stepsRunInOrderUntilOneEndsTheEvent() {
        var seen = new ArrayList<String>();
        Step first = event -> {
            seen.add("first");
            return new Outcome.Next(event);
        };
        Step drop = event -> new Outcome.Dropped(DropReason.CLIENT_INGESTION_WARNING);
        Step never = event -> {
            seen.add("never");
            return new Outcome.Next(event);
        };

        var outcome = new Pipeline(List.of(first, drop, never), registry)
                .run(anEvent().record());

        assertThat(outcome).isInstanceOf(Outcome.Dropped.class);
        assertThat(seen).containsExactly("first");
        assertThat(registry.get("hoglet.pipeline.events.dropped")
                        .tag("reason", "client_ingestion_warning")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aStepWithABugSetsTheEventAside() {
        Step bug = event -> {
            throw new IllegalStateException("a bug");
        };

        var outcome = new Pipeline(List.of(bug), registry).run(anEvent().record());

        assertThat(outcome).isInstanceOf(Outcome.Unreadable.class);
        assertThat(registry.get("hoglet.pipeline.events.unreadable").counter().count())
                .isEqualTo(1);
    }
}
