// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

import io.hoglet.demo.foodmart.SaleLine.Basket;
import io.hoglet.demo.foodmart.SaleLine.Item;
import io.hoglet.demo.foodmart.SaleLine.Money;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The sale lines of one table on one day. The tables have no key, so the order is that of all columns, and lines are
 * numbered within their own basket: the number of a line does not depend on how many other customers are read.
 */
record SaleRows(SalesTable table, int timeId, LocalDate date) {
    private record Row(Basket basket, int productId, int promotionId, Money money) {}

    List<SaleLine> read(Connection connection, int lastCustomerId) {
        return numbered(Rows.list(connection, sql(lastCustomerId), this::row));
    }

    private String sql(int lastCustomerId) {
        return """
            SELECT "customer_id", "store_id", "product_id", "promotion_id", "unit_sales", "store_sales", "store_cost"
            FROM "%s" WHERE "time_id" = %d AND "customer_id" <= %d
            ORDER BY 1, 2, 3, 4, 5, 6, 7
            """.formatted(table.tableName(), timeId, lastCustomerId);
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                new Basket(timeId, row.getInt("customer_id"), row.getInt("store_id")),
                row.getInt("product_id"),
                row.getInt("promotion_id"),
                new Money(
                        plain(row.getBigDecimal("unit_sales")),
                        plain(row.getBigDecimal("store_sales")),
                        plain(row.getBigDecimal("store_cost"))));
    }

    /** 2.0000 is 2: the source pads every number to four digits. */
    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private List<SaleLine> numbered(List<Row> rows) {
        var lines = new ArrayList<SaleLine>(rows.size());
        int lineInBasket = 0;
        int occurrence = 0;
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var previous = i == 0 ? row : rows.get(i - 1);
            boolean sameBasket = i > 0 && row.basket().equals(previous.basket());
            boolean sameItem = sameBasket
                    && row.productId() == previous.productId()
                    && row.promotionId() == previous.promotionId();
            lineInBasket = sameBasket ? lineInBasket + 1 : 0;
            occurrence = sameItem ? occurrence + 1 : 0;
            var item = new Item(row.productId(), row.promotionId(), lineInBasket, occurrence);
            lines.add(new SaleLine(table, date, row.basket(), item, row.money()));
        }
        return lines;
    }
}
