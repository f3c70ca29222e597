// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import io.hoglet.pipeline.Outcome;
import io.hoglet.pipeline.PipelineEvent;
import io.hoglet.pipeline.Step;
import java.time.Instant;

/**
 * When the client says that it sent the request, as {@code $sent_at}, so that a correction of the time can be
 * explained.
 */
public final class AddSentAt implements Step {
    private static final String SENT_AT = "$sent_at";

    @Override
    public Outcome apply(PipelineEvent event) {
        var sentAt = event.record().sentAtMs();
        if (sentAt.isPresent() && !event.properties().has(SENT_AT)) {
            event.properties()
                    .put(SENT_AT, Instant.ofEpochMilli(sentAt.getAsLong()).toString());
        }
        return new Outcome.Next(event);
    }
}
