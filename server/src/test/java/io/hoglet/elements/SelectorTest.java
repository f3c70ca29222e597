// SPDX-License-Identifier: Apache-2.0
package io.hoglet.elements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {
    /** Unsorted pairs and a quote as it is in the second element, as posthog-js 1.200 writes them. */
    private static final String CHAIN = "span.icon:attr__class=\"icon\"nth-child=\"1\"nth-of-type=\"1\"text=\"x\\\";y\""
            + ";button.big.btn.w-1.5:text=\"Buy \"now\"\"nth-child=\"2\"nth-of-type=\"1\"attr_id=\"go\"attr__id=\"go\""
            + "attr__type=\"submit\"attr__data-x=\"a\"b\"attr__empty=\"\""
            + ";form:attr__action=\"/pay?a=1\"nth-child=\"3\"nth-of-type=\"1\""
            + ";body:nth-child=\"2\"nth-of-type=\"1\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "button",
                "BUTTON",
                ".btn",
                ".btn.big",
                "button.big.btn",
                ".w-1\\.5",
                "#go",
                "button#go.btn",
                "[type]",
                "[type=submit]",
                "[type=\"submit\"]",
                "[type^='sub']",
                "[type$='mit']",
                "[type*=\"bmi\"]",
                "[data-x='a\"b']",
                "[empty]",
                "[empty='']",
                "[action='/pay?a=1']",
                "button[type=submit]#go:nth-child(2):nth-of-type(1)",
                "button:nth-of-type(1)#go[type=submit]:nth-child(2)",
                "form > button",
                "form button > span",
                "form span",
                "body span.icon",
                "body > form > button > .icon",
                "body [action] #go[type] > span",
            })
    void aPathThatIsThereIsFound(String selector) {
        assertThat(found(selector)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "butto",
                "utton",
                "button.bt",
                ".btnx",
                ".submit",
                "#g",
                "#goo",
                "[type=submi]",
                "[typ]",
                "[type^='ubmit']",
                "[type$='submi']",
                "form#go",
                "span[type]",
                "button[action]",
                "button:nth-child(1)",
                "body > button",
                "span > button",
                "span button",
                "form > span",
                "form > button > button",
            })
    void aPathThatIsNotThereIsNotFound(String selector) {
        assertThat(found(selector)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~                      | give a selector
            a,b                     | several selectors as several values
            a + b                   | '+' is not expected at 3
            a:hover                 | ':hover' is not supported
            a:nth-child(2n)         | 'n' is not expected
            a:nth-child(12345678)   | not expected
            a >                     | ends too early
            > a                     | '>' is not expected at 1
            a > > b                 | '>' is not expected
            [a                      | ends too early
            [a~=b]                  | '~' is not expected
            [a="b                   | ends too early
            .                       | ends too early
            a..b                    | '.' is not expected
            a(b                     | '(' is not expected
            a b c d e f g h i j k   | at most 10 parts
            a.*                     | '*' is not expected at 3
            [a^=b][a$=c]            | two conditions on the same attribute
            [a][b][c][d][e]         | too many conditions
            """)
    void whatIsNoSelectorIsRefusedWithAHint(String selector, String hint) {
        assertThatThrownBy(() -> Selector.parse(selector).pattern())
                .isInstanceOf(InvalidSelectorException.class)
                .hasMessageContaining(hint);
    }

    @Test
    void theLengthIsBounded() {
        assertThatThrownBy(() -> Selector.parse("a".repeat(401))).hasMessageContaining("at most 400");
    }

    @Test
    void anySelectorIsRefusedOrAnExpression() {
        String[] words = {
            "a", "*", ".b", "#c", "[d]", "[e='f", "\"", "']", " ", ">", ":nth-child(", "1)", "\\", "ü", "😀", "("
        };
        int compiled = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            var selector = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                selector.append(words[random.nextInt(words.length)]);
            }
            try {
                Pattern.compile(Selector.parse(selector.toString()).pattern());
                compiled++;
            } catch (InvalidSelectorException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
        assertThat(compiled).isGreaterThan(1_000);
    }

    private static boolean found(String selector) {
        return Pattern.compile(Selector.parse(selector).pattern())
                .matcher(CHAIN)
                .find();
    }
}
