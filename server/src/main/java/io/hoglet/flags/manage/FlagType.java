// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a flag's value can be: on or off, or one of several variants. */
public enum FlagType {
    BOOLEAN,
    MULTIVARIANT;

    public static Optional<FlagType> ofWord(String word) {
        return Stream.of(values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
