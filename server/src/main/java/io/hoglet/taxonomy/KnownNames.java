// SPDX-License-Identifier: Apache-2.0
package io.hoglet.taxonomy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What is stored already of one scope's properties, and the last day its event was seen. Thread-safe. */
final class KnownNames {
    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();
    private static final int PROPERTIES_MAX = 20_000;

    private final Taxonomy.Scope scope;
    private final boolean storable;
    private final Map<String, Knowledge> properties = new ConcurrentHashMap<>();
    private final AtomicLong lastDay = new AtomicLong(Long.MIN_VALUE);

    /** How much is stored of a property. */
    enum Knowledge {
        NONE,
        NAMED,
        TYPED
    }

    KnownNames(Taxonomy.Scope scope) {
        this.scope = scope;
        this.storable = scope.event().length() <= Taxonomy.EVENT_NAME_MAX && isText(scope.event());
    }

    /** Whether PostgreSQL can keep it: no NUL, no half of a surrogate pair. */
    static boolean isText(String name) {
        return name.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }

    boolean isStorable() {
        return storable;
    }

    Taxonomy.Scope scope() {
        return scope;
    }

    Knowledge of(String property) {
        return properties.getOrDefault(property, Knowledge.NONE);
    }

    boolean isSeenOnDayOf(Instant at) {
        return lastDay.get() >= day(at);
    }

    void stored(String property, boolean typed) {
        // Beyond its bound a scope forgets and learns anew, rather than to ask the store for each property.
        if (properties.size() >= PROPERTIES_MAX) {
            properties.clear();
        }
        properties.merge(property, typed ? Knowledge.TYPED : Knowledge.NAMED, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }

    void storedOn(Instant at) {
        lastDay.accumulateAndGet(day(at), Math::max);
    }

    int weight() {
        return 1 + properties.size();
    }

    private static long day(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), DAY_SECONDS);
    }
}
