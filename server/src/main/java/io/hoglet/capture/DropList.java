// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an operator wants thrown away: all events of a project key, or those of one distinct id of it. For a customer
 * whose loop would fill the log, until the loop is mended. Immutable.
 */
public final class DropList {
    private final Set<String> entries;

    private DropList(Set<String> entries) {
        this.entries = entries;
    }

    /** @param text {@code key} or {@code key:distinct_id}, separated by commas; {@code %2C} is a comma in an id */
    public static DropList of(String text) {
        return new DropList(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.replace("%2C", ","))
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean has(String token, String distinctId) {
        return !entries.isEmpty() && (entries.contains(token) || entries.contains(token + ":" + distinctId));
    }
}
