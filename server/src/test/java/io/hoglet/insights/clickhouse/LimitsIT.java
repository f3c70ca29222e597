// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoglet.clickhouse.ClickHouse;
import io.hoglet.event.UnavailableException;
import io.hoglet.insights.query.Limits;
import io.hoglet.insights.query.QueryLimitException;
import io.hoglet.insights.query.QueryLimitException.Code;
import io.hoglet.insights.query.Statement;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealEngine.class)
class LimitsIT {

    private static final Limits SMALL =
            new Limits(Duration.ofSeconds(1), 100_000_000, 1, new Limits.Result(1_000_000_000_000L, 5, 1_000_000));

    private final TestWarehouse warehouse;

    LimitsIT(TestWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    @Test
    void aQueryThatTakesTooLongIsStopped() {
        assertLimit("SELECT sum(sipHash64(number)) FROM numbers(1000000000000)", Code.QUERY_TIMED_OUT, "Shorten");
    }

    @Test
    void aQueryThatNeedsTooMuchMemoryIsStopped() {
        assertLimit(
                "SELECT count() FROM (SELECT number FROM numbers(100000000) GROUP BY number)",
                Code.QUERY_OUT_OF_MEMORY,
                "memory");
    }

    @Test
    void aQueryThatReturnsTooMuchIsStopped() {
        assertLimit("SELECT number FROM numbers(10)", Code.QUERY_TOO_LARGE, "rows");
    }

    @Test
    void anEngineThatIsNotThereIsUnavailable() {
        var address = new ClickHouse.Address(URI.create("http://127.0.0.1:1"), "x", "x", "default");
        try (var nowhere = new ClickHouse(address, 1)) {
            var warehouse = new ClickHouseWarehouse(nowhere, SMALL);

            assertThatThrownBy(() -> warehouse.query(new Statement("SELECT 1", 1)))
                    .isInstanceOf(UnavailableException.class);
        }
    }

    private void assertLimit(String sql, Code code, String advice) {
        assertThatThrownBy(() -> warehouse.limitedTo(SMALL).query(new Statement(sql, 1)))
                .isInstanceOfSatisfying(
                        QueryLimitException.class,
                        limit -> assertThat(limit.code()).isEqualTo(code))
                .hasMessageContaining(advice);
    }
}
