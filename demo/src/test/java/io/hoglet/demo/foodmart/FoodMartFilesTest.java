// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoodMartFilesTest {
    @Test
    void onlyTheTablesWeReadAreCopied() {
        assertThat(FoodMartFiles.isNeeded("INSERT INTO \"customer\" VALUES(1)")).isTrue();
        assertThat(FoodMartFiles.isNeeded("INSERT INTO \"inventory_fact_1997\" VALUES(1)"))
                .isFalse();
        assertThat(FoodMartFiles.isNeeded("CREATE MEMORY TABLE \"foodmart\".\"store\"(\"a\" INTEGER)"))
                .isTrue();
        assertThat(FoodMartFiles.isNeeded("CREATE MEMORY TABLE \"foodmart\".\"store_ragged\"(\"a\" INTEGER)"))
                .isFalse();
        assertThat(FoodMartFiles.isNeeded("SET SCHEMA \"foodmart\"")).isTrue();
    }

    @Test
    void ofTheIndexesOnlyTheOneByDayIsCopied() {
        var index = "CREATE INDEX \"i\" ON \"foodmart\".\"sales_fact_1997\"(\"%s\")";

        assertThat(FoodMartFiles.isNeeded(index.formatted("time_id"))).isTrue();
        assertThat(FoodMartFiles.isNeeded(index.formatted("product_id"))).isFalse();
    }
}
