// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import static io.hoglet.pipeline.EventFixture.NOW;
import static io.hoglet.pipeline.EventFixture.TEAM;
import static io.hoglet.pipeline.EventFixture.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.event.PersonUuid;
import io.hoglet.persons.IdKey;
import io.hoglet.persons.Json;
import io.hoglet.persons.Person;
import io.hoglet.persons.PersonBatch;
import io.hoglet.persons.PersonKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the wire protocol's sections 4.6 and 4.7, from events to persons. */
final class PersonFoldTest {
    private final PersonBatch batch = new PersonBatch(Map.of(), List.of(), Map.of());

    @Test
    void anEventOfAnUnknownIdMakesAPerson() {
        var attributed = fold(anEvent().with("{'$set':{'a':1},'$set_once':{'a':0,'b':0}}"));

        var person = batch.find(id("u1")).orElseThrow();
        assertThat(attributed.personId()).isEqualTo(person.key().uuid()).isEqualTo(PersonUuid.of(TEAM, "u1"));
        assertThat(person.createdAt()).isEqualTo(NOW);
        assertThat(person.properties())
                .isEqualTo(Json.of("{'a':1,'b':0}")
                        .put("$creator_event_uuid", anEvent().uuid().toString()));
    }

    @Test
    void theEventShowsThePersonAfterItself() {
        fold(anEvent().with("{'$set':{'a':1}}"));

        assertThat(fold(anEvent().with("{'$set':{'a':2}}"))
                        .personProperties()
                        .path("a")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void theEventShowsItsOwnPageThoughThePersonIsNotWritten() {
        fold(anEvent().with("{'$current_url':'/a'}"));

        var attributed = fold(anEvent().with("{'$current_url':'/b'}"));

        assertThat(attributed.personProperties().path("$current_url").asText()).isEqualTo("/b");
        assertThat(batch.find(id("u1"))
                        .orElseThrow()
                        .properties()
                        .path("$current_url")
                        .asText())
                .isEqualTo("/a");
    }

    @ParameterizedTest
    @CsvSource({"$identify,$anon_distinct_id", "$create_alias,alias", "$merge_dangerously,alias"})
    void threeEventsMerge(String name, String key) {
        fold(anEvent().by("anon"));

        fold(anEvent().named(name).with("{'" + key + "':'anon'}"));

        assertThat(batch.find(id("u1"))).isEqualTo(batch.find(id("anon")));
        assertThat(batch.find(id("u1")).orElseThrow().identified()).isTrue();
    }

    @Test
    void otherEventsWithTheSamePropertyDoNotMerge() {
        fold(anEvent().named("page").with("{'alias':'anon','$anon_distinct_id':'anon'}"));

        assertThat(batch.find(id("anon"))).isEmpty();
    }

    @Test
    void anIdentifyOfTheSameIdIsNoMerge() {
        fold(anEvent().named("$identify").with("{'$anon_distinct_id':'u1'}"));

        assertThat(batch.find(id("u1")).orElseThrow().identified()).isFalse();
    }

    @Test
    void anIdentifyWithoutAnotherIdIsNoMerge() {
        fold(anEvent().named("$identify").with("{'$set':{'a':1}}"));

        assertThat(batch.find(id("u1")).orElseThrow().identified()).isFalse();
    }

    @Test
    void nullIsAnIllegalIdAndTheEventIsKept() {
        var attributed = fold(anEvent().named("$identify").with("{'$anon_distinct_id':null,'$set':{'a':1}}"));

        assertThat(batch.find(id("null"))).isEmpty();
        assertThat(attributed.personProperties().path("a").asInt()).isEqualTo(1);
    }

    @Test
    void aNumberIsAnId() {
        fold(anEvent().named("$create_alias").with("{'alias':23}"));

        assertThat(batch.find(id("23"))).isPresent();
    }

    @Test
    void bothSidesOfAMergeAreCutAlike() {
        String whole = "x".repeat(199) + "\uD83D\uDE00" + "tail";
        String asCaptureCutsIt = "x".repeat(199);

        fold(anEvent().by(asCaptureCutsIt).named("$identify").with("{'$anon_distinct_id':'" + whole + "'}"));

        // The other id is the same id: nothing is merged, and no id ends in half a character.
        assertThat(batch.find(id(asCaptureCutsIt)).orElseThrow().identified()).isFalse();
        assertThat(batch.added()).containsOnlyKeys(id(asCaptureCutsIt));
    }

    @Test
    void theEventsOwnSetWinsOverBothPersonsOfAMerge() {
        fold(anEvent().by("anon").with("{'$set':{'a':'anon','b':'anon','c':'anon'}}"));
        fold(anEvent().with("{'$set':{'b':'u1','c':'u1'}}"));

        fold(anEvent().named("$identify").with("{'$anon_distinct_id':'anon','$set':{'c':'event'}}"));

        var properties = batch.find(id("anon")).orElseThrow().properties();
        assertThat(properties.path("a").asText()).isEqualTo("anon");
        assertThat(properties.path("b").asText()).isEqualTo("u1");
        assertThat(properties.path("c").asText()).isEqualTo("event");
    }

    @Test
    void aPersonlessEventMakesNoPerson() {
        var attributed = fold(anEvent().with("{'$process_person_profile':false}"));

        assertThat(attributed.personId()).isEqualTo(PersonUuid.of(TEAM, "u1"));
        assertThat(attributed.personProperties()).isEmpty();
        assertThat(attributed.event().mode()).isEqualTo(PersonMode.PROPERTYLESS);
        assertThat(batch.created()).isEmpty();
    }

    @Test
    void aPersonlessEventOfAnOlderPersonIsUpgraded() {
        var attributed = fold(anEvent().with("{'$process_person_profile':false}"), knownSince(NOW.minusSeconds(61)));

        assertThat(attributed.event().mode()).isEqualTo(PersonMode.FORCE_UPGRADE);
        assertThat(attributed.personProperties()).isEqualTo(Json.of("{'plan':'pro'}"));
    }

    @Test
    void aPersonlessEventOfAPersonOfTheSameVisitIsNot() {
        var attributed = fold(anEvent().with("{'$process_person_profile':false}"), knownSince(NOW.minusSeconds(60)));

        assertThat(attributed.event().mode()).isEqualTo(PersonMode.PROPERTYLESS);
        assertThat(attributed.personProperties()).isEmpty();
        assertThat(attributed.personId()).isEqualTo(PersonUuid.of(TEAM, "somebody"));
    }

    @Test
    void aReplayedEventFindsItsPersonAndChangesNothing() {
        var known = knownSince(NOW.minusSeconds(61));
        var event = anEvent().with("{'$set':{'plan':'free','a':1}}").processed();

        var attributed = PersonFold.lookUp(event, known);

        assertThat(attributed.personId()).isEqualTo(PersonUuid.of(TEAM, "somebody"));
        assertThat(attributed.personProperties()).isEqualTo(Json.of("{'plan':'free','a':1}"));
        assertThat(known.changed()).isEmpty();
    }

    @Test
    void aReplayedMergeIsNotDoneAgain() {
        var event = anEvent()
                .named("$identify")
                .with("{'$anon_distinct_id':'anon'}")
                .processed();

        PersonFold.lookUp(event, batch);

        assertThat(batch.added()).isEmpty();
    }

    private Attributed fold(EventFixture event) {
        return fold(event, batch);
    }

    private static Attributed fold(EventFixture event, PersonBatch batch) {
        return PersonFold.fold(event.processed(), batch);
    }

    private static PersonBatch knownSince(Instant at) {
        var key = new PersonKey(TEAM, PersonUuid.of(TEAM, "somebody"));
        var person = new Person(1, key, at, Json.of("{'plan':'pro'}"), false, 3);
        return new PersonBatch(Map.of(id("u1"), key), List.of(person), Map.of());
    }

    private static IdKey id(String name) {
        return new IdKey(TEAM, name);
    }
}
