// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidTextTest {
    @Test
    void itWritesWhatTheJdkWrites() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            long high = random.nextLong();
            long low = random.nextLong();
            var target = new byte[38];

            UuidText.write(high, low, target, 1);

            assertThat(new String(target, 1, 36, StandardCharsets.US_ASCII)).isEqualTo(new UUID(high, low).toString());
        }
    }
}
