// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormFieldsTest {
    @Test
    void namesAndValuesAreUnescaped() {
        assertThat(FormFields.ofQuery("a=1&b%20c=%C3%BC+x&d"))
                .containsEntry("a", "1")
                .containsEntry("b c", "ü x")
                .containsEntry("d", "")
                .hasSize(3);
    }

    @Test
    void theFirstValueOfANameCounts() {
        assertThat(FormFields.ofQuery("a=1&a=2")).containsEntry("a", "1").hasSize(1);
    }

    @Test
    void anEqualsSignInAValueBelongsToIt() {
        assertThat(FormFields.ofQuery("data=eyJ9==&_=1"))
                .containsEntry("data", "eyJ9==")
                .containsEntry("_", "1");
    }

    @Test
    void whatIsNoPercentCodeStays() {
        assertThat(FormFields.ofQuery("a=%zz&b=100%&c=%4&d=%%41&e=%4%31"))
                .containsEntry("a", "%zz")
                .containsEntry("b", "100%")
                .containsEntry("c", "%4")
                .containsEntry("d", "%A")
                .containsEntry("e", "%41");
    }

    @Test
    void whatNoBrowserEscapedIsTakenAsItIs() {
        assertThat(FormFields.ofQuery("a=[1]|\"ü")).containsEntry("a", "[1]|\"ü");
    }

    @Test
    void emptyPartsAreNothing() {
        assertThat(FormFields.ofQuery("")).isEmpty();
        assertThat(FormFields.ofQuery("&&=x&=&")).isEmpty();
    }
}
