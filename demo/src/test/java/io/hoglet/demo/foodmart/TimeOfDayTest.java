// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class TimeOfDayTest {
    private static final LocalDate DAY = LocalDate.of(1997, 2, 28);

    @Test
    void everyBasketStaysOnItsDateInUtc() {
        var hours = new HashSet<Integer>();
        for (int basket = 0; basket < 2000; basket++) {
            var name = NameUuid.of("basket " + basket);
            for (int line : new int[] {0, 27, 5000}) {
                var at = TimeOfDay.of(DAY, name, line).atOffset(ZoneOffset.UTC);
                assertThat(at.toLocalDate()).isEqualTo(DAY);
                hours.add(at.getHour());
            }
        }
        assertThat(hours).contains(8, 12, 17, 21);
    }

    @Test
    void theLinesOfABasketFollowEachOther() {
        var name = NameUuid.of("basket");

        assertThat(TimeOfDay.of(DAY, name, 3))
                .isEqualTo(TimeOfDay.of(DAY, name, 2).plusSeconds(20));
    }
}
