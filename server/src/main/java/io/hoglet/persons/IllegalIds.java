// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

import java.util.Locale;
import java.util.Set;

/**
 * Distinct ids that stand for nobody: what programs send when a variable was empty (wire protocol 4.7). Events may
 * carry them; merging them would make one person of thousands.
 */
public final class IllegalIds {
    private static final Set<String> ANY_CASE = Set.of(
            "anonymous",
            "guest",
            "distinctid",
            "distinct_id",
            "id",
            "not_authenticated",
            "email",
            "undefined",
            "true",
            "false");
    private static final Set<String> EXACT = Set.of("[object Object]", "NaN", "None", "none", "null", "0", "undefined");

    private IllegalIds() {}

    public static boolean contains(String distinctId) {
        String id = unquoted(distinctId.strip());
        return id.isBlank() || EXACT.contains(id) || ANY_CASE.contains(id.toLowerCase(Locale.ROOT));
    }

    private static String unquoted(String id) {
        boolean quoted = id.length() >= 2
                && id.charAt(0) == id.charAt(id.length() - 1)
                && (id.charAt(0) == '"' || id.charAt(0) == '\'');
        return quoted ? id.substring(1, id.length() - 1) : id;
    }
}
