// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.warehouse.RowTable.Search;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RecentEventsTest {
    private static final Instant START = Instant.parse("2026-03-04T12:00:00Z");
    private static final Instant SINCE = START.minus(Duration.ofHours(1));
    private static final int GENERATION = 1024;

    private final TestClock clock = new TestClock();
    private final UUID known = UUID.randomUUID();
    private final UUID knownAhead = UUID.randomUUID();
    private final RecentEvents recent =
            new RecentEvents(2 * GENERATION, new RowTable.Recent(List.of(known), List.of(knownAhead), SINCE), clock);

    @Test
    void anEventThatIsYoungAndUnknownIsNew() {
        assertThat(recent.search(UUID.randomUUID(), START)).isEmpty();
    }

    @Test
    void anEventFromBeforeTheMemoryIsLookedUpNearItsDay() {
        assertThat(recent.search(UUID.randomUUID(), SINCE.minusSeconds(1))).contains(Search.NEAR_ITS_DAY);
        assertThat(recent.search(UUID.randomUUID(), SINCE.plusSeconds(59)))
                .as("the clocks may differ")
                .contains(Search.NEAR_ITS_DAY);
    }

    @Test
    void whatTheTableHeldIsRemembered() {
        assertThat(recent.search(known, START)).contains(Search.ANY_DAY);
        assertThat(recent.search(knownAhead, START)).contains(Search.ANY_DAY);
    }

    @Test
    void whatWasAddedIsRememberedWhateverTimeItSays() {
        recent.add(UUID.randomUUID(), START);
        var added = UUID.randomUUID();
        recent.add(added, START);

        assertThat(recent.search(added, START.minus(Duration.ofDays(400)))).contains(Search.ANY_DAY);
    }

    @Test
    void whatIsForgottenIsOlderThanTheMemory() {
        var first = UUID.randomUUID();
        recent.add(first, clock.instant());
        // The generation that first is in, and the next one, become full.
        for (int i = 0; i < 2 * GENERATION; i++) {
            clock.advance(Duration.ofSeconds(1));
            recent.add(UUID.randomUUID(), clock.instant());
        }

        assertThat(recent.search(known, SINCE)).contains(Search.NEAR_ITS_DAY);
        assertThat(recent.search(first, START))
                .as("forgotten, and so looked up")
                .isPresent();
        assertThat(recent.search(UUID.randomUUID(), clock.instant())).isEmpty();
    }

    @Test
    void anEventFromAClockThatIsAheadIsRememberedForLonger() {
        var early = UUID.randomUUID();
        var itsTime = START.plus(Duration.ofHours(5));
        recent.add(early, itsTime);
        for (int i = 0; i < 3 * GENERATION; i++) {
            clock.advance(Duration.ofSeconds(1));
            recent.add(UUID.randomUUID(), clock.instant());
        }

        assertThat(recent.search(early, itsTime)).contains(Search.ANY_DAY);
    }

    private static final class TestClock extends Clock {
        private Instant now = START;

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
