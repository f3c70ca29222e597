// SPDX-License-Identifier: Apache-2.0
package io.hoglet.taxonomy.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.RealPostgres;
import io.hoglet.taxonomy.Definitions;
import io.hoglet.taxonomy.Definitions.EventDefinition;
import io.hoglet.taxonomy.Definitions.PropertyDefinition;
import io.hoglet.taxonomy.Findings;
import io.hoglet.taxonomy.Findings.SeenEvent;
import io.hoglet.taxonomy.Findings.SeenPair;
import io.hoglet.taxonomy.Findings.SeenProperty;
import io.hoglet.taxonomy.PropertyKind;
import io.hoglet.taxonomy.PropertyType;
import io.hoglet.taxonomy.TaxonomyStore;
import io.hoglet.time.Ids;
import io.hoglet.time.TestClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealPostgres.class)
class TaxonomyStoreIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TaxonomyStore.Limits MANY = new TaxonomyStore.Limits(10_000, 20_000, 200_000);
    private static final Definitions.Wish ALL = new Definitions.Wish(1, Optional.empty(), 1_000, 0);

    private Postgres postgres;
    private TaxonomyStore store;
    private Definitions definitions;

    @BeforeEach
    void start(RealPostgres.Server server) {
        postgres = server.database();
        store = new PostgresTaxonomyStore(postgres, new Ids(new TestClock()));
        definitions = new PostgresDefinitions(postgres);
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    private static Findings events(SeenEvent... events) {
        return new Findings(1, List.of(events), List.of(), List.of());
    }

    private static Findings property(PropertyKind kind, String name, Optional<PropertyType> type) {
        return new Findings(1, List.of(), List.of(new SeenProperty(kind, name, type)), List.of());
    }

    private List<String> eventNames() {
        return definitions.events(ALL).rows().stream()
                .map(EventDefinition::name)
                .toList();
    }

    private PropertyDefinition onlyProperty(PropertyKind kind) {
        var rows = definitions.properties(ALL, kind, List.of()).rows();
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    @Test
    void eventKeepsItsIdAndTheLatestSight() {
        store.add(events(new SeenEvent("signup", NOON)), MANY);
        var first = definitions.events(ALL).rows().getFirst();

        store.add(events(new SeenEvent("signup", NOON.plusSeconds(60))), MANY);
        store.add(events(new SeenEvent("signup", NOON.minusSeconds(60))), MANY);

        var last = definitions.events(ALL).rows().getFirst();
        assertThat(last.id()).isEqualTo(first.id());
        assertThat(last.lastSeenAt()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void typeThatIsKnownStays() {
        store.add(property(PropertyKind.EVENT, "price", Optional.empty()), MANY);
        assertThat(onlyProperty(PropertyKind.EVENT).type()).isEmpty();

        store.add(property(PropertyKind.EVENT, "price", Optional.of(PropertyType.NUMERIC)), MANY);
        store.add(property(PropertyKind.EVENT, "price", Optional.of(PropertyType.STRING)), MANY);

        assertThat(onlyProperty(PropertyKind.EVENT).type()).contains(PropertyType.NUMERIC);
        assertThat(onlyProperty(PropertyKind.EVENT).isNumerical()).isTrue();
    }

    @Test
    void propertiesOfEventsAndPersonsAreTwoThings() {
        store.add(property(PropertyKind.EVENT, "plan", Optional.of(PropertyType.STRING)), MANY);
        store.add(property(PropertyKind.PERSON, "plan", Optional.of(PropertyType.NUMERIC)), MANY);

        assertThat(onlyProperty(PropertyKind.EVENT).type()).contains(PropertyType.STRING);
        assertThat(onlyProperty(PropertyKind.PERSON).type()).contains(PropertyType.NUMERIC);
    }

    @Test
    void beyondTheLimitOnlyKnownNamesAreUpdated() {
        var two = new TaxonomyStore.Limits(2, 1, 1);
        store.add(events(new SeenEvent("a", NOON), new SeenEvent("b", NOON), new SeenEvent("c", NOON)), two);
        store.add(events(new SeenEvent("d", NOON), new SeenEvent("a", NOON.plusSeconds(5))), two);
        store.add(property(PropertyKind.EVENT, "first", Optional.empty()), two);
        store.add(property(PropertyKind.EVENT, "second", Optional.empty()), two);
        store.add(property(PropertyKind.EVENT, "first", Optional.of(PropertyType.BOOLEAN)), two);

        assertThat(eventNames()).containsExactly("a", "b");
        assertThat(definitions.events(ALL).rows().getFirst().lastSeenAt()).isEqualTo(NOON.plusSeconds(5));
        assertThat(onlyProperty(PropertyKind.EVENT).type()).contains(PropertyType.BOOLEAN);
    }

    @Test
    void projectsDoNotShareNames() {
        store.add(events(new SeenEvent("ours", NOON)), MANY);
        store.add(new Findings(2, List.of(new SeenEvent("theirs", NOON)), List.of(), List.of()), MANY);

        assertThat(eventNames()).containsExactly("ours");
    }

    @Test
    void writersAtOnceDoNotBlockEachOtherForGood() throws InterruptedException, ExecutionException, TimeoutException {
        var names = IntStream.range(0, 300).mapToObj(i -> "event " + i).toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = new ArrayList<Future<?>>();
            for (int i = 0; i < 6; i++) {
                var order = i % 2 == 0 ? names : names.reversed();
                writers.add(threads.submit(() -> store.add(findings(order), MANY)));
            }
            for (var writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
        }

        assertThat(eventNames()).hasSize(300);
        assertThat(definitions
                        .properties(ALL, PropertyKind.EVENT, List.of("event 7"))
                        .rows())
                .extracting(PropertyDefinition::name)
                .containsExactly("of event 7");
    }

    private static Findings findings(List<String> names) {
        return new Findings(
                1,
                names.stream().map(name -> new SeenEvent(name, NOON)).toList(),
                names.stream()
                        .map(name ->
                                new SeenProperty(PropertyKind.EVENT, "of " + name, Optional.of(PropertyType.STRING)))
                        .toList(),
                names.stream().map(name -> new SeenPair(name, "of " + name)).toList());
    }

    @Test
    void moreNamesThanOneStatementTakesAreAllStored() {
        var names = IntStream.range(0, 6_000).mapToObj(i -> "event " + i).toList();

        store.add(findings(names), MANY);

        assertThat(definitions.events(ALL).count()).isEqualTo(6_000);
    }
}
