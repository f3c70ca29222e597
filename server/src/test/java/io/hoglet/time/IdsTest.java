// SPDX-License-Identifier: Apache-2.0
package io.hoglet.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    private final TestClock clock = new TestClock();
    private final Ids ids = new Ids(clock);

    @Test
    void uuidIsOfVersionSevenAndCarriesTheTime() {
        UUID id = ids.uuidV7();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
    }

    @Test
    void laterUuidsSortLater() {
        String before = ids.uuidV7().toString();
        clock.advance(Duration.ofMillis(1));

        assertThat(ids.uuidV7().toString()).isGreaterThan(before);
    }

    @Test
    void uuidsOfOneMomentDiffer() {
        var made = new HashSet<UUID>();
        for (int i = 0; i < 10_000; i++) {
            made.add(ids.uuidV7());
        }

        assertThat(made).hasSize(10_000);
    }

    @Test
    void tokenIsThePrefixAndLettersAndDigits() {
        assertThat(ids.token("phc_", 43)).matches("phc_[0-9A-Za-z]{43}").isNotEqualTo(ids.token("phc_", 43));
    }

    @Test
    void secretIsHexOfSoManyBytes() {
        assertThat(ids.secret(16)).matches("[0-9a-f]{32}").isNotEqualTo(ids.secret(16));
    }
}
