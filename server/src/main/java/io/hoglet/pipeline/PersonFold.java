// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.event.PersonUuid;
import io.hoglet.persons.IdKey;
import io.hoglet.persons.Merge;
import io.hoglet.persons.Person;
import io.hoglet.persons.PersonBatch;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Folds events over the persons of a batch, in order (wire protocol 4.6, 4.7). Pure but for the batch. */
final class PersonFold {
    /** A person this much older than an event without persons was not made by the same visit. */
    private static final Duration UPGRADE_AFTER = Duration.ofMinutes(1);

    private static final int DISTINCT_ID_MAX = 200;
    private static final ObjectNode NO_PROPERTIES = JsonNodeFactory.instance.objectNode();

    private PersonFold() {}

    /** The ids whose persons {@link #fold} asks for. */
    static Set<IdKey> idsOf(List<PipelineEvent> events) {
        var ids = new HashSet<IdKey>();
        for (var event : events) {
            ids.add(idOf(event));
            mergeOf(event).ifPresent(merge -> ids.add(merge.other()));
        }
        return ids;
    }

    /** Applies the event to its person. */
    static Attributed fold(PipelineEvent event, PersonBatch batch) {
        var id = idOf(event);
        if (event.mode() == PersonMode.PROPERTYLESS) {
            return batch.find(id).map(person -> personless(event, person)).orElseGet(() -> withoutPerson(event, id));
        }
        var fresh = JsonNodeFactory.instance.objectNode();
        fresh.put("$creator_event_uuid", event.record().uuid().toString());
        mergeOf(event).ifPresent(merge -> batch.merge(merge, event.timestamp(), fresh));
        var person = batch.update(batch.findOrCreate(id, event.timestamp(), fresh), event.update());
        return attributed(event, person);
    }

    /** For a record whose changes were kept already: the person as it is now. */
    static Attributed lookUp(PipelineEvent event, PersonBatch batch) {
        var id = idOf(event);
        return batch.find(id)
                .map(person ->
                        event.mode() == PersonMode.PROPERTYLESS ? personless(event, person) : attributed(event, person))
                .orElseGet(() -> withoutPerson(event, id));
    }

    private static Attributed personless(PipelineEvent event, Person person) {
        boolean older = person.createdAt().plus(UPGRADE_AFTER).isBefore(event.timestamp());
        var upgraded = event.withMode(older ? PersonMode.FORCE_UPGRADE : PersonMode.PROPERTYLESS);
        return new Attributed(upgraded, person.key().uuid(), older ? person.properties() : NO_PROPERTIES);
    }

    private static Attributed attributed(PipelineEvent event, Person person) {
        return new Attributed(
                event,
                person.key().uuid(),
                withOwnSet(person.properties(), event.update().set()));
    }

    private static Attributed withoutPerson(PipelineEvent event, IdKey id) {
        return new Attributed(event, PersonUuid.of(id.teamId(), id.distinctId()), NO_PROPERTIES);
    }

    /** The event shows its own {@code $set} even where it was not worth a write to the person. */
    private static ObjectNode withOwnSet(ObjectNode properties, ObjectNode set) {
        for (var entry : set.properties()) {
            if (!entry.getValue().equals(properties.get(entry.getKey()))) {
                // Values are shared: nothing changes them once they are in a person.
                var overlaid = JsonNodeFactory.instance.objectNode();
                overlaid.setAll(properties);
                overlaid.setAll(set);
                return overlaid;
            }
        }
        return properties;
    }

    private static IdKey idOf(PipelineEvent event) {
        return new IdKey(event.record().teamId(), event.record().distinctId());
    }

    private static Optional<Merge> mergeOf(PipelineEvent event) {
        return switch (event.record().event()) {
            case "$identify" -> merge(event, "$anon_distinct_id", false);
            case "$create_alias" -> merge(event, "alias", false);
            case "$merge_dangerously" -> merge(event, "alias", true);
            default -> Optional.empty();
        };
    }

    private static Optional<Merge> merge(PipelineEvent event, String otherKey, boolean dangerously) {
        JsonNode named = event.properties().get(otherKey);
        if (named == null) {
            return Optional.empty();
        }
        var target = idOf(event);
        var other = new IdKey(target.teamId(), cut(named.isValueNode() ? named.asText() : named.toString()));
        return other.equals(target) ? Optional.empty() : Optional.of(new Merge(other, target, dangerously));
    }

    /** As capture cuts distinct ids, so that both sides of a merge are the same id. */
    private static String cut(String id) {
        if (id.length() <= DISTINCT_ID_MAX) {
            return id;
        }
        // A pair of surrogates is one character; half of one is not text.
        int end = Character.isHighSurrogate(id.charAt(DISTINCT_ID_MAX - 1)) ? DISTINCT_ID_MAX - 1 : DISTINCT_ID_MAX;
        return id.substring(0, end);
    }
}
