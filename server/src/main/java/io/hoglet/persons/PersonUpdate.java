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
    /** Keys that change with every page. They are on each event anyway. */
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
            "$geoip_latitude",
            "$geoip_longitude",
            "$geoip_postal_code",
            "$geoip_time_zone");

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
        boolean worthWriting = false;
        var changed = properties.deepCopy();
        for (var entry : setOnce.properties()) {
            if (!changed.has(entry.getKey())) {
                changed.set(entry.getKey(), entry.getValue());
                worthWriting = true;
            }
        }
        for (var entry : set.properties()) {
            var before = changed.get(entry.getKey());
            if (!entry.getValue().equals(before)) {
                changed.set(entry.getKey(), entry.getValue());
                worthWriting |= always || before == null || !VOLATILE.contains(entry.getKey());
            }
        }
        for (String key : unset) {
            worthWriting |= changed.remove(key) != null;
        }
        return worthWriting && PropertiesSize.fits(changed) ? Optional.of(changed) : Optional.empty();
    }

    @Override
    public String toString() {
        return "PersonUpdate[" + set.size() + ", " + setOnce.size() + ", " + unset.size() + "]";
    }
}
