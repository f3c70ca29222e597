// SPDX-License-Identifier: Apache-2.0
package io.hoglet.taxonomy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hoglet.event.UnavailableException;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns the names and types of events and properties from the events that pass. {@link #observe} is for the pipeline's
 * threads: in memory only, one look-up per property when all is known. {@link #flush} stores what is new; call it
 * outside the transaction of the events. Thread-safe.
 */
public final class Taxonomy {
    private static final Logger LOG = LoggerFactory.getLogger(Taxonomy.class);

    /** Longer names are not learned. */
    static final int EVENT_NAME_MAX = 200;

    static final int PROPERTY_NAME_MAX = 400;

    private static final TaxonomyStore.Limits LIMITS = new TaxonomyStore.Limits(10_000, 20_000, 200_000);
    private static final int REMEMBERED_MAX = 500_000;
    private static final int PENDING_MAX = 50_000;
    private static final Set<String> SKIPPED_EVENTS = Set.of("$$plugin_metrics", "$snapshot");
    private static final Set<String> SKIPPED_PROPERTIES = Set.of(
            "$set", "$set_once", "$unset", "$groups", "$group_0", "$group_1", "$group_2", "$group_3", "$group_4");

    private final TaxonomyStore store;
    private final Pending pending = new Pending(PENDING_MAX);
    private final Cache<Scope, KnownNames> known = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED_MAX)
            .<Scope, KnownNames>weigher((scope, names) -> names.weight())
            .build();

    /** The properties of one event, or with an empty event those of a project's persons. */
    record Scope(long teamId, PropertyKind kind, String event) {}

    public Taxonomy(TaxonomyStore store) {
        this.store = store;
    }

    /**
     * @param properties the event's
     * @param personProperties what the event sets on its person
     */
    public void observe(long teamId, String event, Instant at, ObjectNode properties, ObjectNode... personProperties) {
        if (event.isEmpty() || SKIPPED_EVENTS.contains(event)) {
            return;
        }
        var names = names(new Scope(teamId, PropertyKind.EVENT, event));
        if (!names.isStorable()) {
            return;
        }
        if (!names.isSeenOnDayOf(at)) {
            pending.event(names, at);
        }
        observe(names, properties);
        for (var set : personProperties) {
            if (!set.isEmpty()) {
                observe(names(new Scope(teamId, PropertyKind.PERSON, "")), set);
            }
        }
    }

    private KnownNames names(Scope scope) {
        return known.get(scope, KnownNames::new);
    }

    private void observe(KnownNames names, ObjectNode properties) {
        for (var property : properties.properties()) {
            var knowledge = names.of(property.getKey());
            if (knowledge != KnownNames.Knowledge.TYPED) {
                learn(names, property.getKey(), property.getValue(), knowledge);
            }
        }
    }

    private void learn(KnownNames names, String property, JsonNode value, KnownNames.Knowledge knowledge) {
        boolean named = knowledge == KnownNames.Knowledge.NAMED;
        if (named && (value.isNull() || value.isContainerNode())) {
            // Says nothing about the type.
            return;
        }
        if (SKIPPED_PROPERTIES.contains(property)) {
            names.stored(property, true);
            return;
        }
        if (property.isEmpty() || property.length() > PROPERTY_NAME_MAX || !KnownNames.isText(property)) {
            return;
        }
        var type = TypeInference.typeOf(property, value);
        if (!named || type.isPresent()) {
            pending.property(names, property, type);
        }
    }

    /**
     * Stores what is new. When the store is away, what was found waits for the next call; nothing is thrown for that.
     */
    public void flush() {
        for (var findings : pending.take()) {
            try {
                store.add(findings.findings(), LIMITS);
                findings.confirm();
                // Again into the cache, so that it weighs what was added.
                findings.names().forEach(names -> known.put(names.scope(), names));
            } catch (UnavailableException e) {
                pending.putBack(findings);
                LOG.atWarn().setCause(e).log("New event and property names have to wait");
            }
        }
    }
}
