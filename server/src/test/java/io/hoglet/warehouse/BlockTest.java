// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import static io.hoglet.warehouse.RowFixture.aRow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoglet.event.UnavailableException;
import io.hoglet.warehouse.RowTable.Range;
import io.hoglet.warehouse.RowTable.Search;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class BlockTest {
    private static final UUID TOPIC = UUID.randomUUID();
    private static final Instant MARCH = Instant.parse("2026-03-31T23:59:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:01:00Z");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private final InMemoryRowTable table = new InMemoryRowTable();
    private final RecentEvents recent = new RecentEvents(
            2_048,
            new RowTable.Recent(List.of(), List.of(), MARCH.minus(Duration.ofDays(1))),
            Clock.fixed(APRIL.plusSeconds(60), java.time.ZoneOffset.UTC));

    @Test
    void everyMonthIsInserted() {
        var result =
                block(1, aRow().at(MARCH), aRow().at(APRIL), aRow().at(MARCH)).insert(table, recent);

        assertThat(result).isEqualTo(new Block.Result(3, 0));
        assertThat(table.offsets()).containsExactly(1L, 2L, 3L);
        assertThat(table.searches())
                .as("young and unknown events need no look-up")
                .isEmpty();
    }

    @Test
    void anEventRepeatedInABlockIsOneRow() {
        var row = aRow().at(MARCH);

        var result = block(1, row, row).insert(table, recent);

        assertThat(result).isEqualTo(new Block.Result(1, 1));
        assertThat(table.offsets()).containsExactly(1L);
    }

    @Test
    void anEventRepeatedInABlockWithATimeInAnotherMonthIsOneRow() {
        var row = aRow().at(MARCH);

        // The later copy has the earlier month: the first copy stays all the same.
        var result = block(1, row.at(APRIL), row.at(MARCH)).insert(table, recent);

        assertThat(result).isEqualTo(new Block.Result(1, 1));
        assertThat(table.offsets()).containsExactly(1L);
    }

    @Test
    void anEventRepeatedInALaterBlockIsOneRowWhateverTimeItSays() {
        var row = aRow().at(MARCH);
        block(1, row).insert(table, recent);

        assertThat(block(2, row).insert(table, recent)).isEqualTo(new Block.Result(0, 1));
        assertThat(block(3, row.at(APRIL.plus(Duration.ofDays(9)))).insert(table, recent))
                .isEqualTo(new Block.Result(0, 1));

        assertThat(table.count(row.uuid())).isEqualTo(1);
    }

    @Test
    void anEventRepeatedAfterItIsForgottenIsOneRow() {
        var row = aRow().at(LONG_AGO);
        block(1, row).insert(table, recent);

        var later = new RecentEvents(2_048, new RowTable.Recent(List.of(), List.of(), MARCH), Clock.systemUTC());

        assertThat(block(2, row).insert(table, later)).isEqualTo(new Block.Result(0, 1));
        assertThat(table.searches()).as("the cheap search is enough").containsOnly(Search.NEAR_ITS_DAY);
    }

    @Test
    void otherEventsOfTheSameUuidAreOtherEvents() {
        var row = aRow().at(MARCH);

        block(1, row, row.by("u2"), row.named("click"), row.of(8)).insert(table, recent);

        assertThat(table.count(row.uuid())).isEqualTo(4);
    }

    @Test
    void afterACrashOnlyWhatIsAbsentIsInserted() {
        var rows = new RowFixture[] {aRow().at(MARCH), aRow().at(APRIL)};
        table.insert(List.of(rows[0].at(TOPIC, 0, 1).encoded()), token(1, 2, 202603));

        var result = block(1, rows).insertAgain(table, recent);

        assertThat(result).isEqualTo(new Block.Result(1, 0));
        assertThat(table.offsets()).containsExactly(1L, 2L);
    }

    @Test
    void aBlockThatIsThereIsNotInsertedAgain() {
        var rows = new RowFixture[] {aRow().at(MARCH), aRow().at(APRIL)};
        block(1, rows).insert(table, recent);

        block(1, rows).insertAgain(table, recent);

        assertThat(table.offsets()).containsExactly(1L, 2L);
    }

    @Test
    void aLateInsertOfAPredecessorIsIgnored() {
        var row = aRow().at(MARCH);
        block(1, row).insertAgain(table, recent);

        table.insert(List.of(row.at(TOPIC, 0, 1).encoded()), token(1, 1, 202603));

        assertThat(table.offsets()).containsExactly(1L);
    }

    @Test
    void rowsWhoseTokenOutlivedThemInACrashGoInUnderASecondOne() {
        table.knowTokenWithoutRows(token(1, 1, 202603));

        block(1, aRow().at(MARCH)).insertAgain(table, recent);

        assertThat(table.offsets()).containsExactly(1L);
    }

    @Test
    void rowsThatTheTableNeverShowsAreNotTakenForInserted() {
        table.knowTokenWithoutRows(token(1, 1, 202603));
        table.knowTokenWithoutRows(token(1, 1, 202603) + "-again");

        assertThatThrownBy(() -> block(1, aRow().at(MARCH)).insertAgain(table, recent))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void anEventRepeatedByTheRecoveredBlockIsOneRow() {
        var row = aRow().at(MARCH);
        block(1, row).insert(table, recent);

        var result = block(2, row, aRow().at(APRIL)).insertAgain(table, recent);

        assertThat(result).isEqualTo(new Block.Result(1, 1));
        assertThat(table.offsets()).containsExactly(1L, 3L);
    }

    private static Block block(long first, RowFixture... rows) {
        var placed = new ArrayList<Block.Row>();
        for (int i = 0; i < rows.length; i++) {
            placed.add(rows[i].at(TOPIC, 0, first + i));
        }
        return new Block(new Range(TOPIC, 0, first, first + rows.length - 1), placed);
    }

    private static String token(long first, long last, int month) {
        return TOPIC + "-0-" + first + "-" + last + "-" + month;
    }
}
