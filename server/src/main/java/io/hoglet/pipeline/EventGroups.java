// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.groups.GroupKey;
import io.hoglet.groups.GroupTypes;
import io.hoglet.groups.GroupUpdate;
import io.hoglet.warehouse.EventRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * The groups that the events of a batch name (wire protocol 4.9). A type beyond the fifth, a key that is no text or
 * number, an empty one and one that is too long name no group; the event stays as it is. Used by one thread.
 */
final class EventGroups {
    private static final String GROUP_IDENTIFY = "$groupidentify";

    private final List<PipelineEvent> events;
    private final Map<Long, Map<String, Integer>> indexes;

    private EventGroups(List<PipelineEvent> events, Map<Long, Map<String, Integer>> indexes) {
        this.events = events;
        this.indexes = indexes;
    }

    /** A type and a key as an event has them. */
    private record Named(String type, String key) {}

    /** Gives the types that are new an index, in the order of the events. */
    static EventGroups of(List<PipelineEvent> events, GroupTypes types) {
        var wanted = new HashMap<Long, SequencedSet<String>>();
        for (var event : events) {
            Stream.concat(identified(event).stream(), named(event).stream())
                    .forEach(group -> wanted.computeIfAbsent(event.record().teamId(), _ -> new LinkedHashSet<>())
                            .add(group.type()));
        }
        var ordered = new HashMap<Long, List<String>>();
        wanted.forEach((team, names) -> ordered.put(team, List.copyOf(names)));
        return new EventGroups(List.copyOf(events), wanted.isEmpty() ? Map.of() : types.indexes(ordered));
    }

    /** Writes {@code $group_0} to {@code $group_4} into the properties of the events. May be done again. */
    void writeKeys() {
        for (var event : events) {
            for (var group : named(event)) {
                keyOf(event, group)
                        .ifPresent(key ->
                                event.properties().put(EventRow.GROUP_COLUMNS.get(key.typeIndex()), group.key()));
            }
        }
    }

    /** What the event says of a group, if that is its purpose. */
    Optional<GroupUpdate> update(PipelineEvent event) {
        return identified(event)
                .flatMap(group -> keyOf(event, group))
                .map(key -> new GroupUpdate(
                        key,
                        event.properties().get("$group_set") instanceof ObjectNode set
                                ? set
                                : event.properties().objectNode(),
                        event.timestamp()));
    }

    private Optional<GroupKey> keyOf(PipelineEvent event, Named group) {
        long team = event.record().teamId();
        return Optional.ofNullable(indexes.getOrDefault(team, Map.of()).get(group.type()))
                .map(index -> new GroupKey(team, index, group.key()));
    }

    private static Optional<Named> identified(PipelineEvent event) {
        if (!event.record().event().equals(GROUP_IDENTIFY)) {
            return Optional.empty();
        }
        var type = event.properties().path("$group_type");
        return type.isTextual() ? named(type.textValue(), event.properties().path("$group_key")) : Optional.empty();
    }

    private static List<Named> named(PipelineEvent event) {
        var named = new ArrayList<Named>();
        if (event.properties().get("$groups") instanceof ObjectNode groups) {
            groups.properties()
                    .forEach(group -> named(group.getKey(), group.getValue()).ifPresent(named::add));
        }
        return named;
    }

    private static Optional<Named> named(String type, JsonNode key) {
        boolean isScalar = key.isValueNode() && !key.isNull();
        String text = isScalar ? key.asText() : "";
        boolean isUsable = !text.isEmpty()
                && text.length() <= GroupKey.KEY_MAX
                && !type.isEmpty()
                && type.length() <= GroupTypes.NAME_MAX;
        return isUsable ? Optional.of(new Named(type, text)) : Optional.empty();
    }
}
