// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import io.hoglet.pipeline.Outcome;
import io.hoglet.pipeline.PipelineEvent;
import io.hoglet.pipeline.Step;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A session id that is a UUID is written in lower case, so that SDKs which disagree about that mean the same session.
 */
public final class ResolveSessionId implements Step {
    private static final String SESSION_ID = "$session_id";
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Override
    public Outcome apply(PipelineEvent event) {
        var id = event.properties().get(SESSION_ID);
        if (id != null
                && id.isTextual()
                && hasUpperCase(id.textValue())
                && UUID.matcher(id.textValue()).matches()) {
            event.properties().put(SESSION_ID, id.textValue().toLowerCase(Locale.ROOT));
        }
        return new Outcome.Next(event);
    }

    private static boolean hasUpperCase(String id) {
        return id.chars().anyMatch(each -> each >= 'A' && each <= 'F');
    }
}
