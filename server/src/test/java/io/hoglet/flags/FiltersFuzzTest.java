// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import io.hoglet.fuzz.FuzzFiles;
import org.junit.jupiter.api.Test;

class FiltersFuzzTest {

    @Test
    void anyFiltersAreRefusedOrGiveEverybodyAnAnswer() {
        FuzzFiles.tryDamaged("filters", FiltersFuzz.seeds(), 20_000, FiltersFuzz::fuzzerTestOneInput);
    }

    @Test
    void whatWasFoundBeforeHoldsNow() {
        FuzzFiles.saved("filters").forEach(FiltersFuzz::fuzzerTestOneInput);
    }
}
