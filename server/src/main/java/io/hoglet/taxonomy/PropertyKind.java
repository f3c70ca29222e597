// SPDX-License-Identifier: Apache-2.0
package io.hoglet.taxonomy;

/** Whose property it is. The numbers are those of the table and of PostHog. */
public enum PropertyKind {
    EVENT(1),
    PERSON(2);

    private final int number;

    PropertyKind(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
