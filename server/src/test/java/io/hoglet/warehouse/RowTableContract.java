// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import static io.hoglet.warehouse.RowFixture.TIME;
import static io.hoglet.warehouse.RowFixture.aRow;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.warehouse.RowTable.Range;
import io.hoglet.warehouse.RowTable.Search;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link RowTable} does. Each test has a team and a topic of its own. */
public abstract class RowTableContract {
    private final long team = new Random().nextLong() >>> 8;
    private final UUID topic = UUID.randomUUID();

    protected abstract RowTable table();

    /** How many rows there are of an event. */
    protected abstract long count(UUID uuid);

    @Test
    void rowsAreInsertedOnceUnderOneToken() {
        var row = aRow().of(team);

        insert(row, 1, topic + "-a");
        insert(row, 1, topic + "-a");
        assertThat(count(row.uuid())).isEqualTo(1);

        insert(row, 1, topic + "-b");
        assertThat(count(row.uuid())).as("another token is another insert").isEqualTo(2);
    }

    @Test
    void theMonthsOfARangeAreThoseOfItsRows() {
        insert(aRow().of(team), 5, topic + "-1");
        insert(aRow().of(team).at(Instant.parse("1969-12-31T23:59:59Z")), 6, topic + "-2");
        insert(aRow().of(team).at(Instant.parse("2299-01-01T00:00:00Z")), 9, topic + "-3");

        assertThat(table().monthsPresent(new Range(topic, 2, 5, 9))).containsOnly(202603, 196912, 229901);
        assertThat(table().monthsPresent(new Range(topic, 2, 6, 8))).containsOnly(196912);
        assertThat(table().monthsPresent(new Range(topic, 2, 7, 8))).isEmpty();
        assertThat(table().monthsPresent(new Range(topic, 3, 5, 9))).isEmpty();
        assertThat(table().monthsPresent(new Range(UUID.randomUUID(), 2, 5, 9))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-04T05:06:07Z",
                "1900-01-02T00:00:00Z",
                "1969-12-31T12:00:00Z",
                "2149-06-07T00:00:00Z",
                "2299-12-30T00:00:00Z"
            })
    void anEventIsFoundNearItsDayWheneverThatIs(Instant time) {
        var row = aRow().of(team).named("it's \\ a\0page").by("ü'1").at(time);
        insert(row, 1, topic + "-1");

        assertThat(existing(row, Search.NEAR_ITS_DAY)).containsExactly(row.row().identity());
        assertThat(existing(row.at(time.plus(Duration.ofHours(20))), Search.NEAR_ITS_DAY))
                .hasSize(1);
    }

    @Test
    void anEventIsFoundAnywhereWhateverTimeItsRepetitionSays() {
        var row = aRow().of(team);
        insert(row, 1, topic + "-1");

        var repeated = row.at(TIME.plus(Duration.ofDays(90)));

        assertThat(existing(repeated, Search.NEAR_ITS_DAY)).isEmpty();
        assertThat(existing(repeated, Search.ANY_DAY)).containsExactly(row.row().identity());
    }

    @Test
    void onlyTheSameEventIsTheSame() {
        var row = aRow().of(team);
        insert(row, 1, topic + "-1");

        for (var search : Search.values()) {
            assertThat(existing(row.of(team + 1), search)).isEmpty();
            assertThat(existing(row.by("u2"), search)).isEmpty();
            assertThat(existing(row.named("click"), search)).isEmpty();
            assertThat(existing(aRow().of(team), search)).isEmpty();
        }
    }

    @Test
    void manyAreLookedUpTogether() {
        var rows = IntStream.range(0, 2_500)
                .mapToObj(i -> aRow().of(team).by("u" + i))
                .toList();
        table().insert(rows.stream().map(row -> row.at(topic, 2, 1).encoded()).toList(), topic + "-1");

        var heads = Stream.concat(rows.stream(), Stream.of(aRow().of(team)))
                .map(row -> new EventRow.Head(row.row().identity(), row.time()))
                .toList();

        for (var search : Search.values()) {
            assertThat(table().existing(heads, search)).hasSize(2_500);
        }
    }

    @Test
    void whatWasInsertedLatelyIsRemembered() {
        var row = aRow().of(team).at(TIME.minus(Duration.ofDays(900)));
        insert(row, 1, topic + "-1");

        var recent = table().recent(1_000_000);

        assertThat(recent.uuids()).contains(row.uuid());
        assertThat(recent.since()).isBefore(Instant.now().minus(Duration.ofDays(6)));
    }

    @Test
    void ofTooManyTheNewestAreRemembered() {
        for (int i = 0; i < 4; i++) {
            insert(aRow().of(team), i, topic + "-" + i);
        }

        var recent = table().recent(2);

        assertThat(recent.uuids()).hasSize(2);
        assertThat(recent.since()).isAfter(Instant.now().minus(Duration.ofMinutes(10)));
    }

    private void insert(RowFixture row, long offset, String token) {
        table().insert(List.of(row.at(topic, 2, offset).encoded()), token);
    }

    private java.util.Set<EventRow.Identity> existing(RowFixture row, Search search) {
        return table().existing(List.of(new EventRow.Head(row.row().identity(), row.time())), search);
    }
}
