// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.event.PersonUuid;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules of the wire protocol's sections 4.6 and 4.7. */
final class PersonBatchTest {
    private static final long TEAM = 7;
    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2026-02-01T00:00:00Z");

    @Test
    void aPersonIsNamedAfterItsFirstId() {
        var person = empty().findOrCreate(id("u1"), EARLY, Json.of("{}"));

        assertThat(person.key()).isEqualTo(new PersonKey(TEAM, PersonUuid.of(TEAM, "u1")));
        assertThat(person.version()).isZero();
        assertThat(person.createdAt()).isEqualTo(EARLY);
        assertThat(person.identified()).isFalse();
    }

    @Test
    void aPersonThatComesBackStandsAboveItsTombstone() {
        var key = new PersonKey(TEAM, PersonUuid.of(TEAM, "u1"));
        var batch = new PersonBatch(Map.of(), List.of(), Map.of(key, 104L));

        assertThat(batch.findOrCreate(id("u1"), EARLY, Json.of("{}")).version()).isEqualTo(105);
    }

    @Test
    void twoUnknownIdsBecomeOneIdentifiedPersonNamedAfterTheTarget() {
        var batch = empty();

        assertThat(merge(batch, "anon", "u1")).isEqualTo(Merge.Result.MERGED);

        assertThat(batch.find(id("anon"))).isEqualTo(batch.find(id("u1")));
        assertThat(batch.find(id("u1")).orElseThrow().key().uuid()).isEqualTo(PersonUuid.of(TEAM, "u1"));
        assertThat(batch.find(id("u1")).orElseThrow().identified()).isTrue();
        assertThat(batch.added()).containsOnlyKeys(id("anon"), id("u1"));
    }

    @Test
    void anUnknownTargetJoinsTheOthersPerson() {
        var batch = batchOf(person("anon", false, "{'a':1}"));

        assertThat(merge(batch, "anon", "u1")).isEqualTo(Merge.Result.MERGED);

        var person = batch.find(id("u1")).orElseThrow();
        assertThat(person.key().uuid()).isEqualTo(PersonUuid.of(TEAM, "anon"));
        assertThat(person.identified()).isTrue();
        assertThat(batch.added()).containsOnlyKeys(id("u1"));
    }

    @Test
    void anUnknownOtherJoinsTheTargetsPerson() {
        var batch = batchOf(person("u1", false, "{}"));

        merge(batch, "anon", "u1");

        assertThat(batch.find(id("anon")).orElseThrow().key().uuid()).isEqualTo(PersonUuid.of(TEAM, "u1"));
    }

    @Test
    void anonymousPersonIsMergedIntoTheIdentifiedOne() {
        var anonymous = new Person(1, key("anon"), EARLY, Json.of("{'a':1,'b':1}"), false, 3);
        var known = new Person(2, key("u1"), LATE, Json.of("{'b':2}"), true, 5);
        var batch = batchOf(anonymous, known);

        assertThat(merge(batch, "anon", "u1")).isEqualTo(Merge.Result.MERGED);

        var person = batch.find(id("anon")).orElseThrow();
        assertThat(person.key()).isEqualTo(known.key());
        assertThat(person.properties()).isEqualTo(Json.of("{'a':1,'b':2}"));
        assertThat(person.createdAt()).isEqualTo(EARLY);
        assertThat(batch.removed()).isEqualTo(Map.of(anonymous, known.key()));
        assertThat(batch.survivor(TEAM, anonymous.key().uuid()))
                .isEqualTo(known.key().uuid());
        assertThat(batch.changed()).containsOnlyKeys(known.key());
    }

    @Test
    void anIdentifiedPersonDoesNotGiveWayAndTheTargetIsIdentifiedAllTheSame() {
        var batch = batchOf(person("other", true, "{}"), person("u1", false, "{}"));

        assertThat(merge(batch, "other", "u1")).isEqualTo(Merge.Result.ALREADY_IDENTIFIED);

        assertThat(batch.find(id("other"))).isNotEqualTo(batch.find(id("u1")));
        assertThat(batch.find(id("u1")).orElseThrow().identified()).isTrue();
        assertThat(batch.removed()).isEmpty();
    }

    @Test
    void aDangerousMergeTakesAlsoAnIdentifiedPerson() {
        var batch = batchOf(person("other", true, "{}"), person("u1", true, "{}"));

        var result = batch.merge(new Merge(id("other"), id("u1"), true), LATE, Json.of("{}"));

        assertThat(result).isEqualTo(Merge.Result.MERGED);
        assertThat(batch.find(id("other"))).isEqualTo(batch.find(id("u1")));
    }

    @Test
    void twoIdsOfOnePersonAreLeftAsTheyAre() {
        var person = person("u1", true, "{}");
        var batch =
                new PersonBatch(Map.of(id("u1"), person.key(), id("anon"), person.key()), List.of(person), Map.of());

        assertThat(merge(batch, "anon", "u1")).isEqualTo(Merge.Result.SAME_PERSON);

        assertThat(batch.changed()).isEmpty();
        assertThat(batch.removed()).isEmpty();
    }

    @Test
    void idsThatStandForNobodyAreNotMerged() {
        var batch = batchOf(person("u1", false, "{}"));

        assertThat(merge(batch, "null", "u1")).isEqualTo(Merge.Result.ILLEGAL_ID);
        assertThat(merge(batch, "u1", "undefined")).isEqualTo(Merge.Result.ILLEGAL_ID);

        assertThat(batch.added()).isEmpty();
        assertThat(batch.find(id("u1")).orElseThrow().identified()).isFalse();
    }

    @Test
    void aChainOfMergesEndsInTheLastPerson() {
        var first = person("a", false, "{}");
        var second = person("b", false, "{}");
        var third = person("c", false, "{}");
        var batch = batchOf(first, second, third);

        merge(batch, "a", "b");
        batch.merge(new Merge(id("b"), id("c"), true), LATE, Json.of("{}"));

        assertThat(batch.find(id("a")).orElseThrow().key()).isEqualTo(third.key());
        assertThat(batch.removed()).isEqualTo(Map.of(first, third.key(), second, third.key()));
        assertThat(batch.survivor(TEAM, first.key().uuid()))
                .isEqualTo(third.key().uuid());
    }

    @Test
    void aPersonMadeAndMergedInOneBatchIsNeverStored() {
        var batch = batchOf(person("u1", true, "{}"));

        batch.findOrCreate(id("anon"), EARLY, Json.of("{}"));
        merge(batch, "anon", "u1");

        assertThat(batch.created()).isEmpty();
        assertThat(batch.removed()).isEmpty();
        assertThat(batch.added()).containsOnly(Map.entry(id("anon"), key("u1")));
    }

    @Test
    void mergedPropertiesBeyondTheBoundAreTheTargetsAlone() {
        var large = new Person(
                1, key("anon"), EARLY, Json.of("{}").put("a", "x".repeat(PropertiesSize.MAX - 100)), false, 0);
        var alsoLarge = new Person(2, key("u1"), EARLY, Json.of("{}").put("b", "y".repeat(1_000)), false, 0);
        var batch = batchOf(large, alsoLarge);

        merge(batch, "anon", "u1");

        assertThat(batch.find(id("u1")).orElseThrow().properties()).isEqualTo(alsoLarge.properties());
    }

    @Test
    void anUpdateOfWhatWasLoadedIsAChange() {
        var before = person("u1", false, "{'a':1}");
        var batch = batchOf(before);

        batch.update(before, new PersonUpdate(Json.of("{'a':2}"), Json.of("{}"), Set.of(), false));

        assertThat(batch.changed()).containsOnlyKeys(before.key());
        assertThat(batch.created()).isEmpty();
    }

    private static PersonBatch empty() {
        return batchOf();
    }

    private static PersonBatch batchOf(Person... persons) {
        var owners = new HashMap<IdKey, PersonKey>();
        for (var person : persons) {
            for (String name : List.of("a", "b", "c", "anon", "other", "u1")) {
                if (person.key().equals(key(name))) {
                    owners.put(id(name), person.key());
                }
            }
        }
        return new PersonBatch(owners, List.of(persons), Map.of());
    }

    private static Person person(String name, boolean identified, String properties) {
        return new Person(name.length(), key(name), EARLY, Json.of(properties), identified, 1);
    }

    private static Merge.Result merge(PersonBatch batch, String other, String target) {
        return batch.merge(new Merge(id(other), id(target), false), LATE, Json.of("{}"));
    }

    private static PersonKey key(String name) {
        return new PersonKey(TEAM, PersonUuid.of(TEAM, name));
    }

    private static IdKey id(String name) {
        return new IdKey(TEAM, name);
    }
}
