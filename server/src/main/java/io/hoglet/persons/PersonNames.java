// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Chooses what to call a person (wire protocol 6.2). Pure. */
public final class PersonNames {
    /** Properties that name a person, the best first. */
    public static final List<String> PROPERTIES = List.of("email", "name", "username");

    private static final Pattern ANONYMOUS =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
                    + "|[0-9a-fA-F]{8,16}(-[0-9a-fA-F]{4,16}){4}");

    private PersonNames() {}

    static Optional<String> nameOf(ObjectNode properties, List<String> distinctIds) {
        return PROPERTIES.stream()
                .map(properties::path)
                .filter(value -> value.isValueNode() && !value.isNull())
                .map(value -> value.asText().strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .or(() -> distinctIds.stream().findFirst());
    }

    /** Those that a person or a program chose come first, those that an SDK made up last; else the order stays. */
    public static List<String> tellingFirst(Collection<String> distinctIds) {
        return distinctIds.stream()
                .sorted(Comparator.comparing(PersonNames::looksAnonymous))
                .toList();
    }

    /** A UUID, or the five-part id of old posthog-js. */
    static boolean looksAnonymous(String distinctId) {
        return ANONYMOUS.matcher(distinctId).matches();
    }
}
