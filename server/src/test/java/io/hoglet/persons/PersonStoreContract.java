// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoglet.event.PersonUuid;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every {@link PersonStore} does. Each test has a team and a topic of its own. */
public abstract class PersonStoreContract {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.123456Z");
    private static final AtomicLong TEAMS = new AtomicLong(new Random().nextInt(1 << 30));

    private final long team = TEAMS.incrementAndGet();
    private final UUID topic = UUID.randomUUID();
    private final AtomicLong next = new AtomicLong();

    protected abstract PersonStore store();

    @Test
    void aPersonIsKeptAsItWasFolded() {
        apply(Set.of("u1"), batch -> update(batch, "u1", "{'a':{'b':[1,2.5,null,'ü']}}"));

        var person = person("u1");
        assertThat(person.properties()).isEqualTo(Json.of("{'a':{'b':[1,2.5,null,'ü']}}"));
        assertThat(person.createdAt()).isEqualTo(AT);
        assertThat(person.version()).isZero();
        assertThat(person.key().uuid()).isEqualTo(PersonUuid.of(team, "u1"));
    }

    @Test
    void everyChangeRaisesTheVersionAndNoChangeDoesNot() {
        apply(Set.of("u1"), batch -> update(batch, "u1", "{'a':1}"));
        var changed = apply(Set.of("u1"), batch -> update(batch, "u1", "{'a':2}"));
        var unchanged = apply(Set.of("u1"), batch -> update(batch, "u1", "{'a':2}"));

        assertThat(person("u1").version()).isEqualTo(1);
        assertThat(changed.persons())
                .singleElement()
                .satisfies(row -> assertThat(row.version()).isEqualTo(1));
        assertThat(unchanged.isEmpty()).isTrue();
    }

    @Test
    void aMergeMovesEveryIdAndLeavesATombstone() {
        apply(Set.of("a1", "a2", "u1"), batch -> {
            merge(batch, "a2", "a1");
            update(batch, "u1", "{}");
        });

        // a1 is not among the ids of the batch, and moves all the same.
        var changes =
                apply(Set.of("a2", "u1"), batch -> batch.merge(new Merge(id("a2"), id("u1"), true), AT, Json.of("{}")));

        assertThat(person("a1").key()).isEqualTo(person("u1").key());
        assertThat(changes.overrides())
                .extracting(override -> override.id().distinctId() + " " + override.version())
                .containsExactlyInAnyOrder("a1 1", "a2 1");
        assertThat(changes.persons()).anySatisfy(row -> {
            assertThat(row.key().uuid()).isEqualTo(PersonUuid.of(team, "a1"));
            assertThat(row.deleted()).isTrue();
            assertThat(row.version()).isEqualTo(PersonBatch.DELETED_VERSION_STEP);
        });
    }

    @Test
    void anIdThatJoinsAnothersPersonIsAnOverride() {
        var changes = apply(Set.of("anon", "u1"), batch -> merge(batch, "anon", "u1"));

        assertThat(changes.overrides())
                .containsExactly(new PersonChanges.IdOverride(id("anon"), PersonUuid.of(team, "u1"), 0));
    }

    @Test
    void progressGoesForwardByCompareAndSet() {
        var store = store();
        assertThat(store.progress(topic, List.of(0, 1))).isEmpty();

        store.apply(advance(0, 10), Set.of(), batch -> {});
        store.apply(advance(10, 25), Set.of(), batch -> {});

        assertThat(store.progress(topic, List.of(0, 1))).isEqualTo(Map.of(0, 25L));
        assertThatThrownBy(() -> store.apply(advance(0, 30), Set.of(), batch -> {}))
                .isInstanceOf(FencedException.class);
        assertThatThrownBy(() -> store.apply(advance(10, 30), Set.of(), batch -> {}))
                .isInstanceOf(FencedException.class);
    }

    @Test
    void whoExpectsProgressWhereThereIsNoneIsFenced() {
        assertThatThrownBy(() -> store().apply(advance(10, 20), Set.of(), batch -> {}))
                .isInstanceOf(FencedException.class);
        assertThat(store().progress(topic, List.of(0))).isEmpty();
    }

    @Test
    void aFencedBatchChangesNothing() {
        apply(Set.of("u1"), batch -> update(batch, "u1", "{'a':1}"));

        assertThatThrownBy(() -> store().apply(advance(99, 100), ids("u1"), batch -> update(batch, "u1", "{'a':2}")))
                .isInstanceOf(FencedException.class);

        assertThat(person("u1").properties()).isEqualTo(Json.of("{'a':1}"));
    }

    @Test
    void aFoldThatFailsChangesNothing() {
        assertThatThrownBy(() -> store().apply(advance(0, 1), ids("u1"), batch -> {
                    update(batch, "u1", "{}");
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(store().read(ids("u1")).find(id("u1"))).isEmpty();
        assertThat(store().progress(topic, List.of(0))).isEmpty();
    }

    @Test
    void changesAreUnsentUntilTheReaderSaysOtherwise() {
        var store = store();
        store.apply(advance(0, 1), ids("u1"), batch -> update(batch, "u1", "{'a':1}"));
        store.apply(
                new Advance(topic, Map.of(0, new Advance.Step(1, 2)), Advance.Earlier.UNSENT),
                ids("anon", "u1"),
                batch -> merge(batch, "anon", "u1"));

        var unsent = store.unsent(topic, List.of(0));
        assertThat(unsent.persons())
                .singleElement()
                .satisfies(row ->
                        assertThat(row.version()).as("the present version").isEqualTo(1));
        assertThat(unsent.overrides()).hasSize(1);
        assertThat(store.unsent(topic, List.of(1)).isEmpty()).isTrue();

        store.apply(advance(2, 3), Set.of(), batch -> {});

        assertThat(store.unsent(topic, List.of(0)).isEmpty()).isTrue();
    }

    @Test
    void unsentIsWhatIsTrueNow() {
        var store = store();
        store.apply(advance(0, 1), ids("a", "b"), batch -> {
            update(batch, "a", "{}");
            update(batch, "b", "{}");
        });
        store.apply(
                new Advance(topic, Map.of(0, new Advance.Step(1, 2)), Advance.Earlier.UNSENT),
                ids("a", "b"),
                batch -> merge(batch, "a", "b"));

        assertThat(store.unsent(topic, List.of(0)).persons())
                .extracting(PersonChanges.PersonRow::deleted, PersonChanges.PersonRow::version)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(true, PersonBatch.DELETED_VERSION_STEP),
                        org.assertj.core.groups.Tuple.tuple(false, 1L));
    }

    protected final PersonChanges apply(Set<String> names, Consumer<PersonBatch> fold) {
        long offset = next.getAndIncrement();
        return store().apply(advance(offset, offset + 1), ids(names.toArray(new String[0])), fold::accept);
    }

    private Advance advance(long expected, long then) {
        return new Advance(topic, Map.of(0, new Advance.Step(expected, then)), Advance.Earlier.SENT);
    }

    protected final Person person(String name) {
        return store().read(ids(name)).find(id(name)).orElseThrow();
    }

    protected final void update(PersonBatch batch, String name, String set) {
        batch.update(
                batch.findOrCreate(id(name), AT, Json.of("{}")),
                new PersonUpdate(Json.of(set), Json.of("{}"), Set.of(), true));
    }

    protected final void merge(PersonBatch batch, String other, String target) {
        batch.merge(new Merge(id(other), id(target), false), AT, Json.of("{}"));
    }

    protected final Set<IdKey> ids(String... names) {
        var ids = new HashSet<IdKey>();
        for (String name : names) {
            ids.add(id(name));
        }
        return ids;
    }

    protected final IdKey id(String name) {
        return new IdKey(team, name);
    }

    protected final long team() {
        return team;
    }
}
