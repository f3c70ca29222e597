// SPDX-License-Identifier: Apache-2.0
package io.hoglet.limits;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/** IngestionLimits for tests that are about something else: nobody has set any. */
public final class NoLimits {
    private NoLimits() {}

    public static IngestionLimits limits() {
        return new IngestionLimits(new NothingStored(), Clock.systemUTC());
    }

    private record NothingStored() implements UsageStore {
        @Override
        public void add(LocalDate month, Map<Key, Long> counted) {
            // Nobody asks for it.
        }

        @Override
        public Map<Key, Long> used(LocalDate month) {
            return Map.of();
        }

        @Override
        public Map<Long, Enforced> enforced() {
            return Map.of();
        }
    }
}
