// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.events;

/** What differs from event to event; every hole has a fixed width, so that rendering is copying. */
enum Hole {
    EVENT_UUID(UuidText.LENGTH),
    DISTINCT_ID(UuidText.LENGTH),
    DEVICE_ID(UuidText.LENGTH),
    SESSION_ID(UuidText.LENGTH),
    TIMESTAMP(24);

    private final int width;

    Hole(int width) {
        this.width = width;
    }

    /** Stands in the JSON text of a template; contains nothing that JSON would escape. */
    String placeholder() {
        var name = "#" + name();
        return name + "#".repeat(width - name.length());
    }
}
