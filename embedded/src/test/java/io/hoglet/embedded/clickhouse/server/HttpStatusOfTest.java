// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpStatusOfTest {
    @ParameterizedTest
    @CsvSource({
        "516, 403",
        "194, 401",
        "62, 400",
        "60, 404",
        "81, 404",
        "48, 501",
        "159, 408",
        "209, 503",
        "241, 500",
        "202, 500",
        "1002, 500"
    })
    void codesHaveTheStatusThatClickHouseGivesThem(int code, int status) {
        assertThat(HttpStatusOf.code(code)).isEqualTo(status);
    }
}
