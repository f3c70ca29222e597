// SPDX-License-Identifier: Apache-2.0
package io.hoglet.elements;

import io.hoglet.fuzz.FuzzFiles;
import org.junit.jupiter.api.Test;

class ElementsFuzzTest {

    @Test
    void anyChainAndSelectorIsReadOrRefused() {
        FuzzFiles.tryDamaged("elements", ElementsFuzz.seeds(), 5_000, ElementsFuzz::fuzzerTestOneInput);
    }

    @Test
    void whatWasFoundBeforeHoldsNow() {
        FuzzFiles.saved("elements").forEach(ElementsFuzz::fuzzerTestOneInput);
    }
}
