// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.pipeline.Outcome;
import io.hoglet.pipeline.PipelineEvent;
import io.hoglet.pipeline.Step;
import java.io.IOException;

/** Reads the event's JSON. Absent or unusable properties are an empty object; the project's key is not kept in them. */
public final class ParseProperties implements Step {
    @Override
    public Outcome apply(PipelineEvent event) {
        try {
            if (!(EventJson.read(event.record().json()) instanceof ObjectNode body)) {
                return new Outcome.Unreadable("the event is not an object");
            }
            var properties = body.remove("properties") instanceof ObjectNode object ? object : EventJson.emptyObject();
            properties.remove("token");
            return new Outcome.Next(new PipelineEvent(
                    event.record(),
                    body,
                    properties,
                    event.timestamp(),
                    event.mode(),
                    event.update(),
                    event.elementsChain()));
        } catch (IOException e) {
            return new Outcome.Unreadable("the event is not JSON");
        }
    }
}
