// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import static io.hoglet.pipeline.EventFixture.NOW;
import static io.hoglet.pipeline.EventFixture.TEAM;
import static io.hoglet.pipeline.EventFixture.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.groups.Group;
import io.hoglet.groups.GroupKey;
import io.hoglet.persons.InMemoryPersonStore;
import io.hoglet.pipeline.steps.Steps;
import io.hoglet.warehouse.EventRow;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pipeline makes of {@code $groups} and {@code $groupidentify} (wire protocol 4.9). */
final class EventGroupsTest {
    private static final UUID TOPIC = UUID.randomUUID();

    private final BatchProcessor processor = new BatchProcessor(
            new Pipeline(Steps.inOrder(), new SimpleMeterRegistry()),
            InMemoryGroups.with(new InMemoryPersonStore()),
            _ -> {});
    private final Map<Integer, Long> progress = new HashMap<>();
    private long offset;

    @Test
    void typesGetIndexesAsTheyComeAndKeysArePropertiesAndColumns() {
        var rows = process(
                        anEvent().with("{'$groups':{'store':'s1','company':'acme'}}"),
                        anEvent().with("{'$groups':{'company':'beta'}}"))
                .rows();

        assertThat(properties(rows.getFirst()))
                .contains("\"$group_0\":\"s1\"", "\"$group_1\":\"acme\"", "\"$groups\":{");
        assertThat(rows)
                .extracting(row -> row.row().groups())
                .containsExactly(List.of("s1", "acme", "", "", ""), List.of("", "beta", "", "", ""));
    }

    @Test
    void theSixthTypeIsIgnoredAndStaysInTheProperties() {
        process(anEvent().with("{'$groups':{'a':'1','b':'1','c':'1','d':'1','e':'1'}}"));

        var row =
                process(anEvent().with("{'$groups':{'f':'6','e':'5'}}")).rows().getFirst();

        assertThat(row.row().groups()).containsExactly("", "", "", "", "5");
        assertThat(properties(row)).contains("\"f\":\"6\"").doesNotContain("$group_5");
    }

    @Test
    void aKeyThatIsANumberBecomesText() {
        var output = process(
                anEvent().with("{'$groups':{'company':17}}"),
                anEvent().named("$groupidentify").with("{'$group_type':'company','$group_key':17,'$group_set':{}}"));

        assertThat(properties(output.rows().getFirst())).contains("\"$group_0\":\"17\"");
        assertThat(output.groups()).extracting(Group::key).containsExactly(new GroupKey(TEAM, 0, "17"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "null", "{}", "['a']"})
    void whatIsNoKeyNamesNoGroupAndTakesNoIndex(String key) {
        var output = process(
                anEvent().with("{'$groups':{'company':" + key + "}}"),
                anEvent().named("$groupidentify").with("{'$group_type':'company','$group_key':" + key + "}"),
                anEvent().with("{'$groups':{'first':'x'}}"));

        assertThat(output.groups()).isEmpty();
        assertThat(output.rows().getLast().row().groups().getFirst()).isEqualTo("x");
    }

    @Test
    void aKeyOrATypeThatIsTooLongNamesNoGroup() {
        String longest = "k".repeat(GroupKey.KEY_MAX);

        var rows = process(
                        anEvent().with("{'$groups':{'company':'" + longest + "k'}}"),
                        anEvent().with("{'$groups':{'" + longest + "k':'key'}}"),
                        anEvent().with("{'$groups':{'company':'" + longest + "'}}"))
                .rows();

        assertThat(rows).extracting(row -> row.row().groups().getFirst()).containsExactly("", "", longest);
    }

    @Test
    void aGroupUpdateWithoutTypeOrKeyChangesNothing() {
        var output = process(
                anEvent().named("$groupidentify").with("{'$group_key':'acme','$group_set':{'a':1}}"),
                anEvent().named("$groupidentify").with("{'$group_type':'company','$group_set':{'a':1}}"),
                anEvent().named("$groupidentify").with("{'$group_type':7,'$group_key':'acme'}"));

        assertThat(output.groups()).isEmpty();
        assertThat(output.rows()).hasSize(3);
    }

    @Test
    void updatesAreAppliedInOrderAndTheEarliestTimeIsTheGroups() {
        process(identify("{'plan':'a','seats':1}").withUuid(UUID.randomUUID()));
        var output = process(
                identify("{'plan':'b'}"),
                anEvent()
                        .named("$groupidentify")
                        .saying("{'timestamp':'2026-03-01T00:00:00Z','properties':{'$group_type':'company',"
                                + "'$group_key':'acme','$group_set':{'plan':'c'}}}"));

        assertThat(output.groups().getLast().properties()).hasToString("{\"plan\":\"c\",\"seats\":1}");
        assertThat(output.groups().getLast().createdAt()).isBefore(NOW.minus(Duration.ofDays(2)));
    }

    @Test
    void anUpdateWithoutPersonsIsDropped() {
        var output = process(anEvent()
                .named("$groupidentify")
                .with("{'$process_person_profile':false,'$group_type':'company','$group_key':'acme'}"));

        assertThat(output.groups()).isEmpty();
        assertThat(output.rows()).isEmpty();
    }

    @Test
    void recordsBelowTheProgressNameTheirGroupsAndChangeNone() {
        var record = identify("{'plan':'a'}").at(0, 0).record();
        var event = anEvent().with("{'$groups':{'company':'acme'}}").at(0, 1).record();
        processor.process(TOPIC, List.of(record, event), progress);

        var replayed = processor.process(TOPIC, List.of(record, event), progress);

        assertThat(replayed.groups()).isEmpty();
        assertThat(replayed.rows().getLast().row().groups().getFirst()).isEqualTo("acme");
    }

    private static EventFixture identify(String set) {
        return anEvent()
                .named("$groupidentify")
                .with("{'$group_type':'company','$group_key':'acme','$group_set':" + set + "}");
    }

    private BatchOutput process(EventFixture... events) {
        var records = List.of(events).stream()
                .map(event -> event.at(0, offset++).record())
                .toList();
        return processor.process(TOPIC, records, progress);
    }

    private static String properties(BatchOutput.Row row) {
        EventRow event = row.row();
        return new String(event.properties(), StandardCharsets.UTF_8);
    }
}
