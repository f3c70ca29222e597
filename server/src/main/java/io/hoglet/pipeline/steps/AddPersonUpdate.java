// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.persons.PersonUpdate;
import io.hoglet.pipeline.Outcome;
import io.hoglet.pipeline.PersonMode;
import io.hoglet.pipeline.PipelineEvent;
import io.hoglet.pipeline.Step;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the event changes of its person (wire protocol 4.4, 4.6): {@code $set}, {@code $set_once} and {@code $unset}
 * from beside the properties and inside them, the former winning, and what every page says about where the visitor came
 * from. The merged objects go back into the properties, so that the stored event shows them.
 */
public final class AddPersonUpdate implements Step {
    private static final PersonUpdate NOTHING =
            new PersonUpdate(EventJson.emptyObject(), EventJson.emptyObject(), Set.of(), false);

    private static final Set<String> EXPLICIT = Set.of("$identify", "$create_alias", "$merge_dangerously", "$set");
    private static final Set<String> NEVER_UPDATE = Set.of("$exception", "$$heatmap");

    @Override
    public Outcome apply(PipelineEvent event) {
        var properties = event.properties();
        if (event.mode() == PersonMode.PROPERTYLESS) {
            properties.remove("$set");
            properties.remove("$set_once");
            properties.remove("$unset");
            return new Outcome.Next(event.withUpdate(NOTHING));
        }
        ObjectNode set = merged(event, "$set");
        ObjectNode setOnce = merged(event, "$set_once");
        addCircumstances(properties, set, setOnce);
        keep(properties, "$set", set);
        keep(properties, "$set_once", setOnce);
        if (NEVER_UPDATE.contains(event.record().event())) {
            return new Outcome.Next(event.withUpdate(NOTHING));
        }
        boolean explicit = EXPLICIT.contains(event.record().event());
        return new Outcome.Next(event.withUpdate(new PersonUpdate(set, setOnce, unset(event), explicit)));
    }

    private static ObjectNode merged(PipelineEvent event, String key) {
        var merged = EventJson.emptyObject();
        if (event.properties().get(key) instanceof ObjectNode inside) {
            merged.setAll(inside);
        }
        if (event.body().get(key) instanceof ObjectNode beside) {
            merged.setAll(beside);
        }
        return merged;
    }

    private static void addCircumstances(ObjectNode properties, ObjectNode set, ObjectNode setOnce) {
        for (String key : Circumstances.KEYS) {
            JsonNode value = properties.get(key);
            if (value == null || value.isNull()) {
                continue;
            }
            if (!set.has(key)) {
                set.set(key, value);
            }
            String initial = Circumstances.initial(key);
            if (!setOnce.has(initial)) {
                setOnce.set(initial, value);
            }
        }
    }

    private static void keep(ObjectNode properties, String key, ObjectNode value) {
        if (value.isEmpty()) {
            properties.remove(key);
        } else {
            properties.set(key, value);
        }
    }

    private static Set<String> unset(PipelineEvent event) {
        var keys = new HashSet<String>();
        addKeys(event.properties().get("$unset"), keys);
        addKeys(event.body().get("$unset"), keys);
        return keys;
    }

    private static void addKeys(@Nullable JsonNode unset, Set<String> keys) {
        if (unset instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(keys::add);
        } else if (unset != null && unset.isArray()) {
            unset.forEach(each -> keys.add(each.asText()));
        }
    }
}
