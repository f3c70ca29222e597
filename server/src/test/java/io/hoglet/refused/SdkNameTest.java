// SPDX-License-Identifier: Apache-2.0
package io.hoglet.refused;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SdkNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "posthog-python/7.91.1",
                "posthog-go/1.23.1",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0",
                ""
            })
    void theNameOfAClientStays(String client) {
        assertThat(SdkName.cleaned(client)).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource({
        "curl/8 phc_abcdef, curl/8 …",
        "curl/8 PHX_abcdef, curl/8 …",
        "lib/1 (key 0123456789abcdef01234567), lib/1 (key …)",
        "x=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJlc2lnbmF0dXJlc2ln, x eyJhbGciOiJIUzI1NiJ9.….…"
    })
    void whatLooksLikeAKeyIsHidden(String client, String expected) {
        assertThat(SdkName.cleaned(client)).isEqualTo(expected);
    }

    @Test
    void markupAndControlCharactersBecomeSpaces() {
        assertThat(SdkName.cleaned("<b>a</b>\u0000\n\"x\"ü")).isEqualTo("b a /b x");
    }

    @Test
    void itIsShort() {
        assertThat(SdkName.cleaned("ab ".repeat(20_000))).hasSizeLessThanOrEqualTo(100);
        assertThat(SdkName.cleaned("<".repeat(60_000))).isEmpty();
    }
}
