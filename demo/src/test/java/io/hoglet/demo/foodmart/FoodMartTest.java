// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoodMartTest {
    private static final Instant FIRST_OF_DECEMBER_1998 = Instant.parse("1998-12-01T00:00:00Z");

    /** Opening takes seconds, so all tests share the whole and one subset. */
    private final FoodMart foodMart = FoodMart.open(0);

    private final List<DemoEvent> first40 = firstCustomers(40);

    FoodMartTest() throws InterruptedException {}

    @AfterAll
    void close() {
        foodMart.close();
    }

    @Test
    void theSourceHasTheKnownNumbersOfRows() {
        assertThat(foodMart.counts()).isEqualTo(new SourceCounts(10_281, 269_720, 1_585));
        assertThat(foodMart.saleLines(SalesTable.SALES_1997)).isEqualTo(86_837);
        assertThat(foodMart.saleLines(SalesTable.SALES_1998)).isEqualTo(164_558);
        assertThat(foodMart.saleLines(SalesTable.SALES_DECEMBER_1998)).isEqualTo(18_325);
        assertThat(foodMart.lastCustomerId()).isEqualTo(10_281);
    }

    @Test
    void everyRowBecomesOneEventWithItsOwnUuidAndTheAmountsAreComplete() throws Exception {
        var uuids = new HashSet<UUID>();
        var amounts = new ArrayList<BigDecimal>(List.of(BigDecimal.ZERO));

        foodMart.forEachEvent(event -> {
            uuids.add(event.uuid());
            if (event.event().equals(DemoEvent.PURCHASED)) {
                amounts.set(0, amounts.getFirst().add((BigDecimal)
                        event.properties().get("amount")));
            }
        });

        assertThat(uuids).hasSize(280_001 + 1_585);
        assertThat(amounts.getFirst()).isEqualByComparingTo("1764546.44");
    }

    @Test
    void theTablesOfSalesDoNotOverlap() throws Exception {
        var months = new HashMap<String, HashSet<String>>();

        foodMart.forEachEvent(event -> months.computeIfAbsent(
                        String.valueOf(event.properties().get("source_table")), _ -> new HashSet<>())
                .add(event.timestamp().toString().substring(0, 7)));

        assertThat(months.get("sales_fact_1997")).hasSize(12).allMatch(month -> month.startsWith("1997"));
        assertThat(months.get("sales_fact_1998")).hasSize(11).doesNotContain("1998-12");
        assertThat(months.get("sales_fact_dec_1998")).containsExactly("1998-12");
        assertThat(months.get("customer")).hasSize(60);
    }

    @Test
    void twoRunsGiveTheSameEvents() throws Exception {
        assertThat(firstCustomers(40)).isEqualTo(first40).hasSizeGreaterThan(400);
    }

    @Test
    void anEventOfASubsetIsTheSameAsInTheWhole() throws InterruptedException {
        var whole = new HashMap<UUID, DemoEvent>();
        foodMart.forEachEvent(event -> {
            if (event.customerId() <= 40) {
                whole.put(event.uuid(), event);
            }
        });

        assertThat(first40).containsExactlyInAnyOrderElementsOf(whole.values());
    }

    @Test
    void theEventsOfAPersonFollowEachOtherInTime() throws Exception {
        var last = new HashMap<Integer, LocalDate>();
        var backwards = new ArrayList<DemoEvent>();

        foodMart.forEachEvent(event -> {
            var day = event.timestamp().atOffset(ZoneOffset.UTC).toLocalDate();
            var before = last.put(event.customerId(), day);
            if (before != null && before.isAfter(day)) {
                backwards.add(event);
            }
        });

        assertThat(backwards).isEmpty();
        assertThat(last).containsKey(DemoEvent.CHAIN).hasSize(1 + 10_281);
    }

    @Test
    void theFirstCustomerIsAPersonWithWhatTheSourceKnows() {
        var signedUp = first40.stream()
                .filter(event -> event.customerId() == 1)
                .findFirst()
                .orElseThrow();

        assertThat(signedUp.event()).isEqualTo("signed_up");
        assertThat(signedUp.distinctId()).isEqualTo("customer-1");
        assertThat(signedUp.timestamp().atOffset(ZoneOffset.UTC).toLocalDate()).isEqualTo(LocalDate.of(1991, 9, 10));
        assertThat(signedUp.set())
                .containsAllEntriesOf(Map.of(
                        "name", "Sheri Nowmer",
                        "city", "Tlaxiaco",
                        "state", "Oaxaca",
                        "country", "Mexico",
                        "gender", "F",
                        "yearly_income", "$30K - $50K",
                        "total_children", 4,
                        "birth_date", "1961-08-26",
                        "house_owner", true))
                .doesNotContainKeys("email", "phone", "address");
    }

    @Test
    void storesAndThenProductsAreGroupsWithWhatTheSourceSaysOfThem() {
        var groups = first40.stream()
                .filter(event -> event.event().equals("$groupidentify"))
                .toList();

        assertThat(groups).hasSize(25 + 1_560).extracting(DemoEvent::distinctId).containsOnly("foodmart");
        assertThat(groups.getFirst().properties()).containsEntry("$group_type", "store");
        assertThat(groups.getLast().properties())
                .containsEntry("$group_type", "product")
                .containsEntry("$group_key", "1560")
                .extractingByKey("$group_set")
                .asInstanceOf(MAP)
                .containsKeys("name", "brand", "category", "source");
    }

    @Test
    void aPurchaseIsOfTheGroupsThatItNames() {
        var keys = new HashSet<String>();
        first40.stream()
                .filter(event -> event.event().equals("$groupidentify"))
                .forEach(event -> keys.add(event.properties().get("$group_type") + "/"
                        + event.properties().get("$group_key")));

        assertThat(first40)
                .filteredOn(event -> event.event().equals("purchased"))
                .allSatisfy(event -> assertThat(event.properties())
                        .extractingByKey("$groups")
                        .asInstanceOf(MAP)
                        .containsOnlyKeys("store", "product")
                        .allSatisfy((type, key) -> assertThat(keys).contains(type + "/" + key)));
    }

    @Test
    void aPurchaseCarriesProductStoreAndMoney() {
        var purchases = first40.stream()
                .filter(event -> event.event().equals("purchased"))
                .toList();

        assertThat(purchases)
                .allSatisfy(event -> assertThat(event.properties())
                        .containsKeys("product", "brand", "category", "department", "family")
                        .containsKeys("store", "store_city", "store_state", "store_type", "promotion")
                        .containsKeys("units", "amount", "cost")
                        .containsEntry("source", "foodmart"));
        assertThat(purchases).anyMatch(event -> event.timestamp().isAfter(FIRST_OF_DECEMBER_1998));
    }

    private static List<DemoEvent> firstCustomers(int customers) throws InterruptedException {
        var events = new ArrayList<DemoEvent>();
        try (var subset = FoodMart.open(customers)) {
            subset.forEachEvent(events::add);
        }
        return events;
    }
}
