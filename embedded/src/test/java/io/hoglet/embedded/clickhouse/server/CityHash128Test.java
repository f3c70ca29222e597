// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.data.ClickHouseCityHash;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CityHash128Test {
    @Test
    @SuppressWarnings("deprecation") // Kept by the client for old formats only, and independent of ours.
    void everyLengthGivesWhatTheOfficialClientComputes() {
        byte[] bytes = new byte[2_000];
        new Random(7).nextBytes(bytes);

        for (int length = 0; length < 700; length++) {
            int offset = length % 13;
            long[] expected = ClickHouseCityHash.cityHash128(bytes, offset, length);

            assertThat(CityHash128.of(bytes, offset, length))
                    .as("length %d", length)
                    .isEqualTo(new CityHash128.Hash(expected[0], expected[1]));
        }
    }

    @Test
    void oneChangedBitChangesBothHalves() {
        byte[] bytes = new byte[300];
        CityHash128.Hash before = CityHash128.of(bytes, 0, bytes.length);
        bytes[299] ^= 1;
        CityHash128.Hash after = CityHash128.of(bytes, 0, bytes.length);

        assertThat(after.low()).isNotEqualTo(before.low());
        assertThat(after.high()).isNotEqualTo(before.high());
    }
}
