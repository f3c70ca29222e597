// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

/** Filters of a flag or cohort that cannot be understood: where, and what is expected there; never a value. */
public final class InvalidFiltersException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String path;

    InvalidFiltersException(String path, String expected) {
        super((path.isEmpty() ? "filters" : path) + " " + expected, null, false, false);
        this.path = path;
    }

    /** Such as {@code groups[0].properties[1].operator}; empty for the whole. */
    public String path() {
        return path;
    }
}
