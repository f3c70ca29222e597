// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.event.HotProperties;
import io.hoglet.warehouse.EventRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Encodes attributed events. One for each batch: many events of a batch share a person. Used by one thread. */
final class EventRows {
    private final JsonBytes json = new JsonBytes();
    private final IdentityHashMap<ObjectNode, byte[]> encodedPersons = new IdentityHashMap<>();

    /** @param personId the person that the event's person has become by the end of the batch */
    EventRow row(Attributed attributed, UUID personId) {
        var event = attributed.event();
        var record = event.record();
        return new EventRow(
                new EventRow.Identity(record.teamId(), record.event(), record.distinctId(), record.uuid()),
                personId,
                event.timestamp(),
                Instant.ofEpochMilli(record.receivedAtMs()),
                json.of(event.properties()),
                encodedPersons.computeIfAbsent(attributed.personProperties(), json::of),
                event.mode().code(),
                event.elementsChain(),
                hot(event.properties()),
                groups(event.properties()));
    }

    private static List<@Nullable String> hot(ObjectNode properties) {
        var texts = new ArrayList<@Nullable String>(HotProperties.NAMES.size());
        for (String name : HotProperties.NAMES) {
            texts.add(text(properties.get(name)));
        }
        return texts;
    }

    private static List<String> groups(ObjectNode properties) {
        return EventRow.GROUP_COLUMNS.stream()
                .map(name -> Objects.requireNonNullElse(text(properties.get(name)), ""))
                .toList();
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
