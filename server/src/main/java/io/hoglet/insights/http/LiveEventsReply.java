// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.hoglet.insights.explore.LiveEvents;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code live_events} as it goes over the wire. */
record LiveEventsReply(List<Event> results, String cursor) {

    record Event(
            String uuid,
            String event,
            String distinctId,
            String personId,
            String timestamp,
            String insertedAt,
            @JsonRawValue String properties,
            @Nullable String lib,
            List<ElementReply> elements) {}

    static LiveEventsReply of(LiveEvents.Page page) {
        var events = page.events().stream()
                .map(event -> new Event(
                        event.uuid(),
                        event.event(),
                        event.distinctId(),
                        event.personId(),
                        event.timestamp(),
                        event.insertedAt(),
                        event.properties().json(),
                        event.lib().orElse(null),
                        ElementReply.all(event.elementsChain())))
                .toList();
        return new LiveEventsReply(events, page.cursor().toString());
    }
}
