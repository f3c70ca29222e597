// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import io.hoglet.pipeline.Outcome;
import io.hoglet.pipeline.PipelineEvent;
import io.hoglet.pipeline.Step;

/** The client's address as {@code $ip}, unless the event says one or the project keeps none. */
public final class AddAddress implements Step {
    @Override
    public Outcome apply(PipelineEvent event) {
        String ip = event.record().ip();
        if (!ip.isEmpty() && !event.properties().has("$ip")) {
            event.properties().put("$ip", ip);
        }
        return new Outcome.Next(event);
    }
}
