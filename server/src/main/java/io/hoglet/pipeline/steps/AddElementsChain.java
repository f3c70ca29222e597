// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import io.hoglet.pipeline.Outcome;
import io.hoglet.pipeline.PipelineEvent;
import io.hoglet.pipeline.Step;

/** Moves the chain of elements that autocapture sends into its own column. */
public final class AddElementsChain implements Step {
    private static final String CHAIN = "$elements_chain";

    @Override
    public Outcome apply(PipelineEvent event) {
        var chain = event.properties().get(CHAIN);
        if (chain == null || !chain.isTextual()) {
            return new Outcome.Next(event);
        }
        event.properties().remove(CHAIN);
        return new Outcome.Next(event.withElementsChain(chain.textValue()));
    }
}
