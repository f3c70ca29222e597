// SPDX-License-Identifier: Apache-2.0
package io.hoglet.refused;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class RefusedRequestsTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    private final InMemoryRefusedStore store = new InMemoryRefusedStore();
    private final RefusedRequests requests = new RefusedRequests(store, Clock.fixed(NOW, ZoneOffset.UTC));

    private static Refused refused(String sdk) {
        return new Refused(OptionalLong.empty(), "/e", 400, "malformed", "What to do.", sdk);
    }

    @Test
    void equalOnesAreCountedAndWrittenTogether() {
        requests.record(refused("a"));
        requests.record(refused("a"));
        requests.record(refused("b"));

        requests.flush();

        assertThat(store.newest(1, 10))
                .extracting(entry -> entry.tally().count())
                .containsExactlyInAnyOrder(2L, 1L);
        assertThat(store.newest(1, 10))
                .extracting(entry -> entry.tally().lastSeen())
                .containsOnly(NOW);
    }

    @Test
    void nothingIsWrittenTwice() {
        requests.record(refused("a"));
        requests.flush();
        requests.flush();

        assertThat(store.newest(1, 10).getFirst().tally().count()).isEqualTo(1);
    }

    @Test
    void theyWaitWhileTheStoreIsAway() {
        store.goAway();
        requests.record(refused("a"));
        requests.flush();
        requests.record(refused("a"));
        store.comeBack();

        requests.flush();

        assertThat(store.newest(1, 10).getFirst().tally().count()).isEqualTo(2);
    }

    @Test
    void newKindsBeyondTheBoundAreForgottenAndKnownOnesStillCounted() {
        for (int kind = 0; kind < 700; kind++) {
            requests.record(refused("sdk " + kind));
        }
        requests.record(refused("sdk 0"));

        requests.flush();

        assertThat(store.newest(1, 1_000)).hasSize(500);
        assertThat(store.newest(1, 1_000))
                .filteredOn(entry -> entry.refused().sdk().equals("sdk 0"))
                .extracting(entry -> entry.tally().count())
                .containsExactly(2L);
    }

    @Test
    void noneIsLostBetweenManyThreadsAndTheWriter() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 20; thread++) {
                threads.execute(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        requests.record(refused("a"));
                    }
                });
            }
            for (int i = 0; i < 50; i++) {
                requests.flush();
            }
        }
        requests.flush();

        assertThat(store.newest(1, 10).getFirst().tally().count()).isEqualTo(20_000);
    }
}
