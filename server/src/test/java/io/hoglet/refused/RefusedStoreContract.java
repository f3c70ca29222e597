// SPDX-License-Identifier: Apache-2.0
package io.hoglet.refused;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of refused requests promises. Each test starts with an empty one. */
public abstract class RefusedStoreContract {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    protected abstract RefusedStore store();

    /** A project that exists. */
    protected abstract long project();

    /** Another one. */
    protected abstract long otherProject();

    private static RefusedRequests.Counted counted(OptionalLong project, String code, long count, int second) {
        var refused = new Refused(project, "/e", 400, code, "What to do.", "posthog-js");
        return new RefusedRequests.Counted(refused, new RefusedRequests.Tally(count, NOW.plusSeconds(second)));
    }

    @Test
    void equalRefusalsAreCountedTogetherAndSeenLast() {
        store().add(List.of(counted(OptionalLong.empty(), "malformed", 2, 5)));
        store().add(List.of(counted(OptionalLong.empty(), "malformed", 3, 1)));

        var entries = store().newest(project(), 10);

        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().tally()).isEqualTo(new RefusedRequests.Tally(5, NOW.plusSeconds(5)));
        assertThat(entries.getFirst().refused())
                .isEqualTo(new Refused(OptionalLong.empty(), "/e", 400, "malformed", "What to do.", "posthog-js"));
    }

    @Test
    void theNewestComeFirstUpToTheLimit() {
        store().add(List.of(
                counted(OptionalLong.empty(), "first", 1, 1),
                counted(OptionalLong.empty(), "third", 1, 3),
                counted(OptionalLong.empty(), "second", 1, 2)));

        assertThat(store().newest(project(), 2))
                .extracting(entry -> entry.refused().code())
                .containsExactly("third", "second");
    }

    @Test
    void aProjectSeesItsOwnAndThoseOfUnknownKeys() {
        store().add(List.of(
                counted(OptionalLong.of(project()), "mine", 1, 1),
                counted(OptionalLong.of(otherProject()), "theirs", 1, 2),
                counted(OptionalLong.empty(), "unknown", 1, 3)));

        assertThat(store().newest(project(), 10))
                .extracting(entry -> entry.refused().code())
                .containsExactly("unknown", "mine");
    }

    @Test
    void neverMoreThanAThousandAreKept() {
        store().add(IntStream.range(0, 1_200)
                .mapToObj(number -> counted(OptionalLong.empty(), "code" + number, 1, number))
                .toList());

        var entries = store().newest(project(), 2_000);

        assertThat(entries).hasSize(1_000);
        assertThat(entries.getLast().refused().code()).isEqualTo("code200");
    }
}
