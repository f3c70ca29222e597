// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.insights.clickhouse.RealEngine;
import io.hoglet.insights.clickhouse.TestWarehouse;
import io.hoglet.insights.query.Project;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Live events of a project whose events arrived at 10:00:00, 10:00:01 and 10:00:10. */
@ExtendWith(RealEngine.class)
class LiveEventsIT {

    private static final long BUSY = 451;
    private static final long QUIET = 452;
    private static final long EMPTY = 453;
    private static final Instant NOW = Instant.parse("2026-07-15T10:00:11Z");

    private final LiveEvents live;

    LiveEventsIT(TestWarehouse warehouse) {
        this.live = new LiveEvents(warehouse.asWarehouse(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @BeforeAll
    static void fill(TestWarehouse warehouse) {
        arrive(warehouse, BUSY, "first", "2026-07-15 10:00:00", "{}");
        arrive(warehouse, BUSY, "second", "2026-07-15 10:00:01", "{\"$lib\": \"web\", \"n\": 2}");
        arrive(warehouse, BUSY, "third", "2026-07-15 10:00:10", "{}");
        arrive(warehouse, QUIET, "long ago", "2025-01-01 00:00:00", "{}");
    }

    private static void arrive(TestWarehouse warehouse, long team, String event, String time, String properties) {
        warehouse.run("INSERT INTO events (team_id, event, distinct_id, uuid, person_id, timestamp, created_at,"
                + " properties, person_properties, `mat_$lib`, inserted_at) VALUES (%d, '%s', 'd1', generateUUIDv4(),"
                        .formatted(team, event)
                + " generateUUIDv4(), '1997-05-01 08:30:00', '%2$s', '%1$s', '{}', JSONExtract('%1$s', '$lib',"
                        .formatted(properties, time)
                + " 'Nullable(String)'), '%s')".formatted(time));
    }

    @Test
    void theFirstPageIsTheNewestArrivalFirst() {
        var page = live.after(project(BUSY), Optional.empty(), 2);

        assertThat(names(page)).containsExactly("third", "second");
        assertThat(page.cursor()).isEqualTo("2026-07-15T10:00:10Z");
    }

    @Test
    void aPageGoesBackThreeSecondsBehindItsCursor() {
        var cursor = Optional.of(Instant.parse("2026-07-15T10:00:03Z"));

        assertThat(names(live.after(project(BUSY), cursor, 100))).containsExactly("third", "second");
    }

    @Test
    void nothingNewLeavesTheCursorWhereItIs() {
        var cursor = Instant.parse("2026-07-15T10:01:00Z");
        var page = live.after(project(BUSY), Optional.of(cursor), 100);

        assertThat(page.events()).isEmpty();
        assertThat(page.cursor()).isEqualTo(cursor);
    }

    @Test
    void anEventThatArrivedAfterTheCursorOfAnEmptyProjectIsFound() {
        var before = live.after(project(EMPTY), Optional.empty(), 100);

        assertThat(before.events()).isEmpty();
        assertThat(names(live.after(project(BUSY), Optional.of(before.cursor()), 100)))
                .containsExactly("third", "second", "first");
    }

    @Test
    void aQuietProjectShowsItsLastEventsHoweverOld() {
        assertThat(names(live.after(project(QUIET), Optional.empty(), 100))).containsExactly("long ago");
    }

    @Test
    void timesAreInTheZoneOfTheProjectAndTheLibraryIsNamed() {
        var auckland = new Project(BUSY, ZoneId.of("Pacific/Auckland"), DayOfWeek.MONDAY);
        var second = live.after(auckland, Optional.empty(), 2).events().get(1);

        assertThat(second.timestamp()).startsWith("1997-05-01T20:30:00").endsWith("+12:00");
        assertThat(second.insertedAt()).startsWith("2026-07-15T22:00:01").endsWith("+12:00");
        assertThat(second.lib()).contains("web");
        assertThat(second.properties().json()).contains("\"n\"");
    }

    private static Project project(long team) {
        return new Project(team, ZoneId.of("UTC"), DayOfWeek.SUNDAY);
    }

    private static List<String> names(LiveEvents.Page page) {
        return page.events().stream().map(LiveEvents.Event::event).toList();
    }
}
