// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

/**
 * The three tables of sale lines. They do not overlap: {@code sales_fact_1998} ends on 30 November, and December 1998
 * is in a table of its own, so every line is taken from each of them exactly once.
 */
public enum SalesTable {
    SALES_1997("sales_fact_1997"),
    SALES_1998("sales_fact_1998"),
    SALES_DECEMBER_1998("sales_fact_dec_1998");

    private final String tableName;

    SalesTable(String tableName) {
        this.tableName = tableName;
    }

    public String tableName() {
        return tableName;
    }
}
