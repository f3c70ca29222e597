// SPDX-License-Identifier: Apache-2.0
package io.hoglet.earlyaccess;

import java.util.Optional;
import java.util.stream.Stream;

/** How far a feature is. */
public enum Stage {
    CONCEPT("concept"),
    ALPHA("alpha"),
    BETA("beta"),
    GENERAL_AVAILABILITY("general-availability"),
    ARCHIVED("archived");

    private final String word;

    Stage(String word) {
        this.word = word;
    }

    /** As the API and the store write it. */
    public String word() {
        return word;
    }

    /** Whether visitors may switch it on for themselves. */
    public boolean isOpen() {
        return switch (this) {
            case CONCEPT, ALPHA, BETA -> true;
            case GENERAL_AVAILABILITY, ARCHIVED -> false;
        };
    }

    public static Optional<Stage> ofWord(String word) {
        return Stream.of(values()).filter(stage -> stage.word.equals(word)).findFirst();
    }
}
