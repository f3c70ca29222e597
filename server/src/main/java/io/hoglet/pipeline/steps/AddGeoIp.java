// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.geoip.GeoIp;
import io.hoglet.pipeline.Outcome;
import io.hoglet.pipeline.PipelineEvent;
import io.hoglet.pipeline.Step;
import java.util.Map;

/**
 * Where in the world {@code $ip} is, for the event and, through {@code $set} and {@code $set_once}, for its person
 * (wire protocol 1.8). A person is somewhere as a whole: what is not known of the new place is null, so that no city
 * stays behind in another country. Comes after the address is added and before the person's update.
 */
public final class AddGeoIp implements Step {
    private static final String PREFIX = "$";

    private final GeoIp geoip;

    public AddGeoIp(GeoIp geoip) {
        this.geoip = geoip;
    }

    @Override
    public Outcome apply(PipelineEvent event) {
        var properties = event.properties();
        // A project that keeps no addresses wants no places either, not even of addresses that its events say.
        boolean wanted = !event.record().ip().isEmpty()
                && !properties.path("$geoip_disable").asBoolean(false);
        var located = wanted ? geoip.locate(properties.path("$ip").asText()) : Map.<String, JsonNode>of();
        if (!located.isEmpty()) {
            properties.setAll(located);
            addToPerson(properties, located);
        }
        return new Outcome.Next(event);
    }

    private static void addToPerson(ObjectNode properties, Map<String, JsonNode> located) {
        var set = object(properties, "$set");
        var setOnce = object(properties, "$set_once");
        for (String key : GeoIp.KEYS) {
            var value = located.getOrDefault(key, EventJson.NODES.nullNode());
            set.set(key, value);
            setOnce.set("$initial_" + key.substring(PREFIX.length()), value);
        }
    }

    private static ObjectNode object(ObjectNode properties, String key) {
        return properties.get(key) instanceof ObjectNode there ? there : properties.putObject(key);
    }
}
