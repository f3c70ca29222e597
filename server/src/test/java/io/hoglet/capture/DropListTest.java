// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DropListTest {
    private final DropList list = DropList.of("phc_a, phc_b:user 1,phc_b:x%2Cy,, ");

    @Test
    void aKeyAloneMeansEveryDistinctId() {
        assertThat(list.has("phc_a", "anybody")).isTrue();
        assertThat(list.has("phc_b", "anybody")).isFalse();
    }

    @Test
    void aKeyWithADistinctIdMeansThatOne() {
        assertThat(list.has("phc_b", "user 1")).isTrue();
        assertThat(list.has("phc_b", "x,y")).isTrue();
        assertThat(list.has("phc_c", "user 1")).isFalse();
    }

    @Test
    void anEmptyTextListsNothing() {
        assertThat(DropList.of("").has("", "")).isFalse();
    }
}
