// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.query;

import java.util.Locale;

/** What a series makes of its events. */
public sealed interface Measure {

    /** The number of events. */
    record Total() implements Measure {}

    /** The number of distinct persons, merges applied. */
    record UniquePersons() implements Measure {}

    /** A statistic over a numeric property; values that are no numbers do not count. */
    record OfProperty(Aggregate aggregate, String property) implements Measure {}

    /** The statistics, and their words in the API. */
    enum Aggregate {
        SUM,
        AVG,
        MIN,
        MAX,
        MEDIAN,
        P90,
        P95,
        P99
    }

    /** The API's word for it. */
    default String word() {
        return switch (this) {
            case Total _ -> "total";
            case UniquePersons _ -> "dau";
            case OfProperty(Aggregate aggregate, String _) -> aggregate.name().toLowerCase(Locale.ROOT);
        };
    }
}
