// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Stores and products as groups. Pure: the same row is the same event, with the same uuid. */
final class GroupEvents {
    static final String STORE = "store";
    static final String PRODUCT = "product";

    /** Before the first sale. */
    private static final Instant AT = Instant.parse("1997-01-01T00:00:00Z");

    private GroupEvents() {}

    /** Stores first, so that they are the project's first type, each kind by its ids. */
    static List<DemoEvent> of(Catalogue catalogue) {
        return Stream.concat(
                        new TreeMap<>(catalogue.stores())
                                .entrySet().stream()
                                        .map(store -> event(STORE, store.getKey(), properties(store.getValue()))),
                        new TreeMap<>(catalogue.products())
                                .entrySet().stream()
                                        .map(product ->
                                                event(PRODUCT, product.getKey(), properties(product.getValue()))))
                .toList();
    }

    private static Map<String, Object> properties(Store store) {
        return Map.of(
                "name", store.name(),
                "type", store.type(),
                "city", store.city(),
                "state", store.state(),
                "country", store.country());
    }

    private static Map<String, Object> properties(Product product) {
        return Map.of(
                "name", product.name(),
                "brand", product.brand(),
                "subcategory", product.subcategory(),
                "category", product.category(),
                "department", product.department(),
                "family", product.family());
    }

    private static DemoEvent event(String type, int id, Map<String, Object> properties) {
        var set = new HashMap<>(properties);
        set.put("source", DemoEvent.SOURCE);
        return new DemoEvent(
                NameUuid.of("group/" + type + "/" + id),
                DemoEvent.GROUP_IDENTIFY,
                DemoEvent.CHAIN,
                AT,
                Map.of(
                        "$group_type",
                        type,
                        "$group_key",
                        String.valueOf(id),
                        "$group_set",
                        set,
                        "$lib",
                        "hoglet-demo",
                        "$geoip_disable",
                        true),
                Map.of());
    }
}
