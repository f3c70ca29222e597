// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

import java.sql.Connection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The small tables round the sale lines, held in memory: 1,560 products, 25 stores, 1,864 promotions. */
record Catalogue(Map<Integer, Product> products, Map<Integer, Store> stores, Map<Integer, Promotion> promotions) {
    private static final String PRODUCTS = """
            SELECT p."product_id", p."product_name", p."brand_name", c."product_subcategory", c."product_category",
                   c."product_department", c."product_family"
            FROM "product" p JOIN "product_class" c ON c."product_class_id" = p."product_class_id"
            """;
    private static final String STORES = """
            SELECT "store_id", "store_name", "store_type", "store_city", "store_state", "store_country" FROM "store"
            """;
    private static final String PROMOTIONS = """
            SELECT "promotion_id", "promotion_name", "media_type" FROM "promotion"
            """;

    Catalogue {
        products = Map.copyOf(products);
        stores = Map.copyOf(stores);
        promotions = Map.copyOf(promotions);
    }

    static Catalogue read(Connection connection) {
        var products = Rows.byId(
                connection,
                PRODUCTS,
                row -> new Product(
                        Rows.text(row, "product_name"),
                        Rows.text(row, "brand_name"),
                        Rows.text(row, "product_subcategory"),
                        Rows.text(row, "product_category"),
                        Rows.text(row, "product_department"),
                        Rows.text(row, "product_family")));
        var stores = Rows.byId(
                connection,
                STORES,
                row -> new Store(
                        Rows.text(row, "store_name"),
                        Rows.text(row, "store_type"),
                        Rows.text(row, "store_city"),
                        Rows.text(row, "store_state"),
                        Rows.text(row, "store_country")));
        var promotions = Rows.byId(
                connection,
                PROMOTIONS,
                row -> new Promotion(Rows.text(row, "promotion_name"), Rows.text(row, "media_type")));
        return new Catalogue(products, stores, promotions);
    }

    Product product(int id) {
        return found(products.get(id), "product", id);
    }

    Store store(int id) {
        return found(stores.get(id), "store", id);
    }

    Promotion promotion(int id) {
        return found(promotions.get(id), "promotion", id);
    }

    private static <T> T found(@Nullable T row, String table, int id) {
        if (row == null) {
            throw new SourceException("a sale names " + table + " " + id + ", which does not exist");
        }
        return row;
    }
}
