// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.insights.Asked;
import io.hoglet.insights.clickhouse.RealEngine;
import io.hoglet.insights.clickhouse.TestWarehouse;
import io.hoglet.insights.clickhouse.TestWarehouse.Event;
import io.hoglet.insights.explore.PropertyValues.Value;
import io.hoglet.insights.explore.PropertyValues.Wish;
import io.hoglet.insights.query.Project;
import io.hoglet.insights.query.PropertyType;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the value menus of filters offer. */
@ExtendWith(RealEngine.class)
class PropertyValuesIT {

    private static final long TEAM = 461;
    private static final long OTHER = 462;

    private final PropertyValues values;

    PropertyValuesIT(TestWarehouse warehouse) {
        this.values = new PropertyValues(warehouse.asWarehouse(), Clock.fixed(Asked.NOW, ZoneOffset.UTC));
    }

    @BeforeAll
    static void fill(TestWarehouse warehouse) {
        warehouse.insert(
                TEAM,
                viewed("{\"$browser\": \"Safari\", \"plan\": \"pro\"}"),
                viewed("{\"$browser\": \"Chrome\", \"plan\": \"100%\"}"),
                viewed("{\"$browser\": \"Chrome\", \"plan\": \"it's\"}"),
                Event.of("bought").at("2026-07-14 09:00:00").with("{\"$browser\": \"Firefox\"}"),
                Event.of("viewed").at("2026-05-01 09:00:00").with("{\"$browser\": \"Netscape\"}"));
        warehouse.insert(OTHER, viewed("{\"$browser\": \"Opera\"}"));
        warehouse.insert(
                OTHER,
                IntStream.range(0, 25)
                        .mapToObj(number -> viewed("{\"many\": \"value %d\"}".formatted(number)))
                        .toArray(Event[]::new));
        UUID current = UUID.randomUUID();
        warehouse.person(TEAM, current, "{\"plan\": \"free\"}", 1, false);
        warehouse.person(TEAM, current, "{\"plan\": \"team\"}", 2, false);
        warehouse.person(TEAM, UUID.randomUUID(), "{\"plan\": \"gone\"}", 1, true);
    }

    private static Event viewed(String properties) {
        return Event.of("viewed").at("2026-07-14 09:00:00").with(properties);
    }

    @Test
    void theMostFrequentValueOfTheLastMonthComesFirst() {
        assertThat(values.of(project(TEAM), events("$browser")))
                .containsExactly(new Value("Chrome", 2), new Value("Firefox", 1), new Value("Safari", 1));
    }

    @Test
    void valuesOfOneEventLeaveTheOthersOut() {
        var wish = new Wish("$browser", PropertyType.EVENT, Optional.of("bought"), Optional.empty());

        assertThat(values.of(project(TEAM), wish)).containsExactly(new Value("Firefox", 1));
    }

    @Test
    void theSearchFindsPartsInAnyCase() {
        var wish = new Wish("$browser", PropertyType.EVENT, Optional.empty(), Optional.of("FOX"));

        assertThat(values.of(project(TEAM), wish)).containsExactly(new Value("Firefox", 1));
    }

    @Test
    void theSearchTakesSignsOfPatternsAndQuotesAsTheyAre() {
        assertThat(found("0%")).containsExactly("100%");
        assertThat(found("%o")).isEmpty();
        assertThat(found("t's")).containsExactly("it's");
    }

    private List<String> found(String search) {
        var wish = new Wish("plan", PropertyType.EVENT, Optional.empty(), Optional.of(search));
        return values.of(project(TEAM), wish).stream().map(Value::name).toList();
    }

    @Test
    void ofPersonsTheCurrentValuesCountAndDeletedOnesDoNot() {
        var wish = new Wish("plan", PropertyType.PERSON, Optional.empty(), Optional.empty());

        assertThat(values.of(project(TEAM), wish)).containsExactly(new Value("team", 1));
    }

    @Test
    void aMenuHasAtMostTwentyValues() {
        assertThat(values.of(project(OTHER), events("many"))).hasSize(20);
    }

    @Test
    void aPropertyNobodySentHasNoValues() {
        assertThat(values.of(project(TEAM), events("never' OR 1 = 1 --"))).isEmpty();
    }

    private static Wish events(String key) {
        return new Wish(key, PropertyType.EVENT, Optional.empty(), Optional.empty());
    }

    private static Project project(long team) {
        return new Project(team, ZoneId.of("UTC"), DayOfWeek.SUNDAY);
    }
}
