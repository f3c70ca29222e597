// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import io.hoglet.pipeline.Outcome;
import io.hoglet.pipeline.PersonMode;
import io.hoglet.pipeline.PipelineEvent;
import io.hoglet.pipeline.Step;

/** {@code $process_person_profile: false} asks for no person; anything but the boolean counts as true. */
public final class ResolvePersonMode implements Step {
    @Override
    public Outcome apply(PipelineEvent event) {
        var flag = event.properties().get("$process_person_profile");
        boolean personless = flag != null && flag.isBoolean() && !flag.booleanValue();
        return new Outcome.Next(event.withMode(personless ? PersonMode.PROPERTYLESS : PersonMode.FULL));
    }
}
