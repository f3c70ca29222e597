// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/**
 * What one event changes of its person (wire protocol 4.6): {@code $set_once} where there is nothing yet, {@code $set}
 * where it differs, {@code $unset} last.
 *
 * @param always false for events that merely mention where the visitor is: a change of such volatile keys alone is then
 *     not worth a write
 */
public record PersonUpdate(ObjectNode set, ObjectNode setOnce, Set<String> unset, boolean always) {
    /** Keys that change with every page or network. They are on each event anyway. */
    private static final Set<String> VOLATILE = Set.of(
            "$current_url",
            "$pathname",
            "$referrer",
            "$referring_domain",
            "$screen_height",
            "$screen_width",
            "$viewport_height",
            "$viewport_width",
            "$browser",
            "$browser_version",
            "$device_type",
            "$raw_user_agent",
            "$os",
            "$os_name",
            "$os_version",
            "$geoip_country_code",
            "$geoip_continent_name",
            "$geoip_continent_code",
            "$geoip_postal_code",
            "$geoip_latitude",
            "$geoip_longitude",
            "$geoip_time_zone",
            "$geoip_subdivision_1_code",
            "$geoip_subdivision_1_name");

    public PersonUpdate {
        unset = Set.copyOf(unset);
    }

    public boolean isEmpty() {
        return set.isEmpty() && setOnce.isEmpty() && unset.isEmpty();
    }

    /**
     * The person's properties after this update; empty when nothing changes that is worth a write, or when the person
     * would become larger than anyone may be.
     */
    Optional<ObjectNode> applyTo(ObjectNode properties) {
        if (!isWorthWriting(properties)) {
            return Optional.empty();
        }
        ObjectNode changed = properties.deepCopy();
        for (var entry : setOnce.properties()) {
            if (!changed.has(entry.getKey())) {
                changed.set(entry.getKey(), entry.getValue());
            }
        }
        changed.setAll(set);
        changed.remove(unset);
        return PropertiesSize.fits(changed) ? Optional.of(changed) : Optional.empty();
    }

    /** Asked for each event, and mostly answered with no: it copies nothing. */
    private boolean isWorthWriting(ObjectNode properties) {
        for (var entry : set.properties()) {
            var before = properties.get(entry.getKey());
            if (before == null) {
                return true;
            }
            if (!entry.getValue().equals(before) && (always || !VOLATILE.contains(entry.getKey()))) {
                return true;
            }
        }
        for (var entry : setOnce.properties()) {
            if (!properties.has(entry.getKey())) {
                return true;
            }
        }
        for (String key : unset) {
            if (properties.has(key)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "PersonUpdate[" + set.size() + ", " + setOnce.size() + ", " + unset.size() + "]";
    }
}
