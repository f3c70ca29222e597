// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MILLISECOND = 1_000_000;

    @Test
    void bodiesAreDueAtEqualDistances() {
        var pace = new Pace(100, 0);

        assertThat(pace.advance(0)).isEqualTo(10 * MILLISECOND);
        assertThat(pace.advance(10 * MILLISECOND)).isEqualTo(20 * MILLISECOND);
    }

    @Test
    void aShortDelayIsMadeUpFor() {
        var pace = new Pace(100, 0);

        assertThat(pace.advance(500 * MILLISECOND)).isEqualTo(10 * MILLISECOND);
    }

    @Test
    void ofALongDelayOnlyASecondIsMadeUpFor() {
        var pace = new Pace(100, 0);

        assertThat(pace.advance(60_000 * MILLISECOND)).isEqualTo(59_010 * MILLISECOND);
    }
}
