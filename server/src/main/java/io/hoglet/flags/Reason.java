// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import java.util.Locale;

/** Why a flag is as it is (wire protocol 2.1). In rising order: of several conditions the highest reason is told. */
public enum Reason {
    MISSING_DEPENDENCY("Missing dependency"),
    FLAG_DISABLED("Flag disabled"),
    NO_GROUP_TYPE("No group type"),
    NO_CONDITION_MATCH("No matching condition set"),
    OUT_OF_ROLLOUT_BOUND("Out of rollout bound"),
    CONDITION_MATCH("Matched condition set"),
    HOLDOUT_CONDITION_VALUE("Holdout condition value"),
    SUPER_CONDITION_VALUE("Super condition value");

    private final String description;

    Reason(String description) {
        this.description = description;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String description() {
        return description;
    }
}
