// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

import java.util.HashMap;
import java.util.Map;

/** Turns rows into events. Pure: the same row is the same event, with the same uuid and the same instant. */
final class FoodMartEvents {
    private final Catalogue catalogue;

    FoodMartEvents(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    DemoEvent signedUp(Customer customer) {
        var name = NameUuid.of("customer/" + customer.id());
        var properties = marked("customer", customer.id());
        for (var key : new String[] {"city", "state", "country", "member_card"}) {
            var value = customer.properties().get(key);
            if (value != null) {
                properties.put(key, value);
            }
        }
        var at = TimeOfDay.of(customer.accountOpened(), name, 0);
        return new DemoEvent(name, DemoEvent.SIGNED_UP, customer.id(), at, properties, customer.properties());
    }

    DemoEvent purchased(SaleLine line) {
        var basket = line.basket();
        var item = line.item();
        var basketName =
                line.table().tableName() + "/" + basket.timeId() + "/" + basket.customerId() + "/" + basket.storeId();
        var lineName = basketName + "/" + item.productId() + "/" + item.promotionId() + "/" + item.occurrence();
        return new DemoEvent(
                NameUuid.of(lineName),
                DemoEvent.PURCHASED,
                basket.customerId(),
                TimeOfDay.of(line.date(), NameUuid.of(basketName), item.lineInBasket()),
                properties(line),
                Map.of());
    }

    private Map<String, Object> properties(SaleLine line) {
        var product = catalogue.product(line.item().productId());
        var store = catalogue.store(line.basket().storeId());
        var promotion = catalogue.promotion(line.item().promotionId());
        var properties = marked(line.table().tableName(), line.basket().customerId());
        properties.put(
                "$groups",
                Map.of(
                        GroupEvents.STORE, String.valueOf(line.basket().storeId()),
                        GroupEvents.PRODUCT, String.valueOf(line.item().productId())));
        properties.put("product", product.name());
        properties.put("product_id", line.item().productId());
        properties.put("brand", product.brand());
        properties.put("subcategory", product.subcategory());
        properties.put("category", product.category());
        properties.put("department", product.department());
        properties.put("family", product.family());
        properties.put("store", store.name());
        properties.put("store_type", store.type());
        properties.put("store_city", store.city());
        properties.put("store_state", store.state());
        properties.put("store_country", store.country());
        properties.put("promotion", promotion.name());
        properties.put("promotion_media", promotion.media());
        properties.put("units", line.money().units());
        properties.put("amount", line.money().amount());
        properties.put("cost", line.money().cost());
        return properties;
    }

    private static Map<String, Object> marked(String table, int customerId) {
        var properties = new HashMap<String, Object>();
        properties.put("source", DemoEvent.SOURCE);
        properties.put("source_table", table);
        properties.put("customer_id", customerId);
        properties.put("$lib", "hoglet-demo");
        // The address of whoever runs the loader says nothing about a customer of 1997.
        properties.put("$geoip_disable", true);
        return properties;
    }
}
