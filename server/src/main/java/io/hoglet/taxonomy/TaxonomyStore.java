// SPDX-License-Identifier: Apache-2.0
package io.hoglet.taxonomy;

/** Where findings are kept. Implementations are thread-safe. */
public interface TaxonomyStore {
    /** The most names one project may have; more are not stored. */
    record Limits(int events, int properties, int pairs) {}

    /**
     * Adds what is new and raises what was seen later; a type that is known stays. Safe to repeat and to run at the
     * same time as others.
     */
    void add(Findings findings, Limits limits);
}
