// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import io.hoglet.pipeline.DropReason;
import io.hoglet.pipeline.Outcome;
import io.hoglet.pipeline.PersonMode;
import io.hoglet.pipeline.PipelineEvent;
import io.hoglet.pipeline.Step;
import java.util.Set;

/** An event whose only purpose is its person makes no sense without one. */
public final class DropMergesWithoutPersons implements Step {
    private static final Set<String> ABOUT_PERSONS =
            Set.of("$identify", "$create_alias", "$merge_dangerously", "$groupidentify");

    @Override
    public Outcome apply(PipelineEvent event) {
        boolean contradictory = event.mode() == PersonMode.PROPERTYLESS
                && ABOUT_PERSONS.contains(event.record().event());
        return contradictory
                ? new Outcome.Dropped(DropReason.MERGE_WITHOUT_PERSON_PROCESSING)
                : new Outcome.Next(event);
    }
}
