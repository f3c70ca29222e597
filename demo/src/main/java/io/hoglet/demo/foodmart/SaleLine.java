// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One line of one basket, by the ids of the source. A basket is what one customer bought on one day in one store. */
record SaleLine(SalesTable table, LocalDate date, Basket basket, Item item, Money money) {

    record Basket(int timeId, int customerId, int storeId) {}

    /** The same product can stand twice in a basket; then the lines count on from zero in {@code occurrence}. */
    record Item(int productId, int promotionId, int lineInBasket, int occurrence) {}

    record Money(BigDecimal units, BigDecimal amount, BigDecimal cost) {}
}
