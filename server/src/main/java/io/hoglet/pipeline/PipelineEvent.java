// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.persons.PersonUpdate;
import java.time.Instant;

/**
 * An event on its way through the steps. The trees belong to this event alone, so steps may change them in place.
 *
 * @param body the event's JSON beside {@code properties}
 * @param properties the event's properties
 * @param timestamp when it happened, with the client's clock corrected
 */
public record PipelineEvent(
        CapturedRecord record,
        ObjectNode body,
        ObjectNode properties,
        Instant timestamp,
        PersonMode mode,
        PersonUpdate update,
        String elementsChain) {

    public PipelineEvent withTimestamp(Instant changed) {
        return new PipelineEvent(record, body, properties, changed, mode, update, elementsChain);
    }

    public PipelineEvent withMode(PersonMode changed) {
        return new PipelineEvent(record, body, properties, timestamp, changed, update, elementsChain);
    }

    public PipelineEvent withUpdate(PersonUpdate changed) {
        return new PipelineEvent(record, body, properties, timestamp, mode, changed, elementsChain);
    }

    public PipelineEvent withElementsChain(String changed) {
        return new PipelineEvent(record, body, properties, timestamp, mode, update, changed);
    }

    @Override
    public String toString() {
        return "PipelineEvent[" + record + "]";
    }
}
