// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

/** How an event is tied to a person (wire protocol 4.6). */
public enum PersonMode {
    /** It makes or updates a person. */
    FULL(0),
    /** The client asked for no person, and there is none. */
    PROPERTYLESS(1),
    /** The client asked for no person, but one had existed for a while. */
    FORCE_UPGRADE(2);

    private final int code;

    PersonMode(int code) {
        this.code = code;
    }

    /** The number in the column's enumeration. */
    public int code() {
        return code;
    }
}
