// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares findings with the exceptions that are tolerated. An exception that is no longer needed fails as well, so
 * that the list can only shrink.
 */
final class Ratchet {
    private Ratchet() {}

    /** One broken rule. */
    record Finding(String path, String what) {
        @Override
        public String toString() {
            return path + ": " + what;
        }
    }

    static void checkNone(List<Finding> findings) {
        check(findings, Map.of());
    }

    /** @param tolerated how many findings a path may have */
    static void check(List<Finding> findings, Map<String, Integer> tolerated) {
        var found = new TreeMap<String, Integer>();
        findings.forEach(finding -> found.merge(finding.path(), 1, Integer::sum));
        var broken = findings.stream()
                .filter(finding -> found.getOrDefault(finding.path(), 0) > tolerated.getOrDefault(finding.path(), 0))
                .map(Finding::toString)
                .toList();
        var needless = tolerated.entrySet().stream()
                .filter(exception -> found.getOrDefault(exception.getKey(), 0) < exception.getValue())
                .map(Map.Entry::getKey)
                .toList();

        assertThat(broken).as("broken rules").isEmpty();
        assertThat(needless).as("exceptions to take off the list, or to lower").isEmpty();
    }
}
