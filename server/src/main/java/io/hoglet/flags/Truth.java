// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

/** Whether something holds, when that may not be known. */
enum Truth {
    NO,
    YES,
    /** What is asked for cannot be decided, such as whether somebody belongs to a deleted cohort: matches nothing. */
    UNDECIDABLE,
    /** What is stored of the person could not be read. */
    UNKNOWN;

    static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    Truth not() {
        return switch (this) {
            case NO -> YES;
            case YES -> NO;
            case UNDECIDABLE, UNKNOWN -> this;
        };
    }

    /** A certain no is stronger than what is not known. */
    Truth and(Truth other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return compareTo(other) > 0 ? this : other;
    }

    Truth or(Truth other) {
        return not().and(other.not()).not();
    }
}
