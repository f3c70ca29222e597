// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import io.hoglet.elements.ElementsChain;
import io.hoglet.pipeline.Outcome;
import io.hoglet.pipeline.PipelineEvent;
import io.hoglet.pipeline.Step;

/**
 * Moves the elements that autocapture sends into their own column: a chain as it is, an array written as a chain. SDKs
 * of the years between send both; then the chain counts.
 */
public final class AddElementsChain implements Step {
    private static final String CHAIN = "$elements_chain";
    private static final String ELEMENTS = "$elements";

    @Override
    public Outcome apply(PipelineEvent event) {
        var chain = event.properties().path(CHAIN);
        var elements = event.properties().path(ELEMENTS);
        if (elements.isArray()) {
            event.properties().remove(ELEMENTS);
        }
        if (chain.isTextual() && !chain.textValue().isEmpty()) {
            event.properties().remove(CHAIN);
            return new Outcome.Next(event.withElementsChain(chain.textValue()));
        }
        return new Outcome.Next(
                elements.isArray() ? event.withElementsChain(ElementsChain.write(ElementsJson.read(elements))) : event);
    }
}
