// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of wire protocol 3.1: every SDK must come to the same numbers. */
class FlagHashTest {
    @ParameterizedTest
    @CsvSource({
        "beta-search, user_1, 0.8719231965945126, 0.0942869862408562",
        "beta-search, user_2, 0.07707816070597281, 0.9894341386386455",
        "checkout, org:42, 0.48710353033754333, 0.4537536650626597",
        "naïve, ümlaut, 0.06615407086224087, 0.19876476482107178"
    })
    void numbersAreThoseOfTheSdks(String key, String identifier, double rollout, double variant) {
        assertThat(FlagHash.of(key, identifier, "")).isEqualTo(rollout);
        assertThat(FlagHash.of(key, identifier, FlagHash.VARIANT)).isEqualTo(variant);
    }

    /** Computed from the formula apart from this code. */
    @ParameterizedTest
    @CsvSource({"user_1, 0.3590969650743102", "ümlaut, 0.14452733308879545"})
    void holdoutsHaveNoFlagInTheirNumber(String identifier, double holdout) {
        assertThat(FlagHash.ofHoldout(identifier)).isEqualTo(holdout);
    }
}
