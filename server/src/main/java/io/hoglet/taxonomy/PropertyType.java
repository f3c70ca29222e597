// SPDX-License-Identifier: Apache-2.0
package io.hoglet.taxonomy;

import java.util.Optional;

/** What a property's values are, as the app shows it. */
public enum PropertyType {
    STRING("String"),
    NUMERIC("Numeric"),
    BOOLEAN("Boolean"),
    DATE_TIME("DateTime");

    private final String label;

    PropertyType(String label) {
        this.label = label;
    }

    /** The word of the API and of the table. */
    public String label() {
        return label;
    }

    /** The type of that label. */
    public static Optional<PropertyType> of(String label) {
        for (var type : values()) {
            if (type.label.equals(label)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
