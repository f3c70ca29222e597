// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import io.hoglet.pipeline.DropReason;
import io.hoglet.pipeline.Outcome;
import io.hoglet.pipeline.PipelineEvent;
import io.hoglet.pipeline.Step;

/** {@code $$client_ingestion_warning} is a message to the developer, not an event. */
public final class DropClientWarnings implements Step {
    @Override
    public Outcome apply(PipelineEvent event) {
        return event.record().event().equals("$$client_ingestion_warning")
                ? new Outcome.Dropped(DropReason.CLIENT_INGESTION_WARNING)
                : new Outcome.Next(event);
    }
}
