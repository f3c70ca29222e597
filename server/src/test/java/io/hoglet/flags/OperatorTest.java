// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import static io.hoglet.flags.FlagFixture.when;
import static io.hoglet.flags.FlagFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The table of wire protocol 3.5. A property {@code -} is absent. It is noon UTC on 31 March 2026; in New York, where
 * the project is, 8 in the morning.
 */
class OperatorTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/flags/operators.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void comparesAsTheServerDoes(String operator, String value, String property, boolean matches) {
        String stored = property.equals("-") ? "{}" : "{'p': " + property + "}";

        assertThat(with("f", when(operator, value)).of("f", "u", stored).enabled())
                .isEqualTo(matches);
    }
}
