// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LongSetTest {

    @Test
    void holdsWhatASetOfObjectsHolds() {
        var set = new LongSet();
        var expected = new HashSet<Long>();
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            // Few bits, so that many collide and repeat.
            long value = random.nextLong() & 0x3FFF_0000_0000_00FFL;
            set.add(value);
            expected.add(value);
        }

        assertThat(set.size()).isEqualTo(expected.size());
        assertThat(expected).allMatch(set::contains);
        for (int i = 0; i < 20_000; i++) {
            long value = random.nextLong();
            assertThat(set.contains(value)).isEqualTo(expected.contains(value));
        }
    }

    @Test
    void zeroIsAValueLikeAnyOther() {
        var set = new LongSet();
        assertThat(set.contains(0)).isFalse();

        set.add(0);
        set.add(0);

        assertThat(set.contains(0)).isTrue();
        assertThat(set.size()).isEqualTo(1);
    }
}
