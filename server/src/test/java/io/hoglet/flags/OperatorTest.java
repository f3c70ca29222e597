// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import static io.hoglet.flags.FlagFixture.when;
import static io.hoglet.flags.FlagFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of wire protocol 3.5. A property {@code -} is absent. Now is noon UTC on 31 March 2026, in New York 8 h. */
class OperatorTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            exact | 'Blue' | 'blue' | true
            exact | ['red','BLUE'] | 'blue' | true
            exact | ['red'] | 'blue' | false
            exact | true | 'True' | true
            exact | ['true'] | true | true
            exact | 'false' | 'other' | false
            exact | 5 | '5' | true
            exact | '5' | 5 | true
            exact | 'null' | null | true
            exact | 'x' | - | false
            is_not | 'blue' | 'Blue' | false
            is_not | ['red','green'] | 'blue' | true
            is_not | 'blue' | - | true
            icontains | 'LU' | 'blue' | true
            icontains | 'x' | 'blue' | false
            icontains | 'x' | - | false
            not_icontains | 'LU' | 'blue' | false
            not_icontains | 'x' | 'blue' | true
            not_icontains | 'x' | - | true
            starts_with | 'BL' | 'blue' | true
            starts_with | 'ue' | 'blue' | false
            starts_with | 'b' | - | false
            not_starts_with | 'bl' | 'blue' | false
            not_starts_with | 'bl' | - | true
            ends_with | 'UE' | 'blue' | true
            ends_with | 'bl' | 'blue' | false
            not_ends_with | 'ue' | 'blue' | false
            not_ends_with | 'ue' | - | true
            icontains_multi | ['x','LU'] | 'blue' | true
            icontains_multi | ['x','y'] | 'blue' | false
            icontains_multi | 'lu' | 'blue' | true
            icontains_multi | ['x'] | - | false
            not_icontains_multi | ['x','LU'] | 'blue' | false
            not_icontains_multi | ['x','y'] | 'blue' | true
            not_icontains_multi | ['x'] | - | true
            regex | 'l.x$' | 'blue' | false
            regex | 'l.*e$' | 'blue' | true
            regex | '^\\\\d+$' | 42 | true
            regex | '(' | 'blue' | false
            regex | '(?=b)' | 'blue' | false
            regex | '(a{100}){100}' | 'blue' | false
            regex | '.' | - | false
            not_regex | 'l.*e$' | 'blue' | false
            not_regex | '^x' | 'blue' | true
            not_regex | '(' | 'blue' | false
            not_regex | '(' | - | false
            not_regex | '.' | - | true
            gt | 5 | 6 | true
            gt | '5' | '5.5' | true
            gt | 5 | 5 | false
            gt | 5 | 'six' | false
            gt | 'five' | 6 | false
            gt | 5 | true | false
            gt | 5 | - | false
            gte | 5 | 5 | true
            lt | 5 | 4.9 | true
            lt | 5 | 5 | false
            lte | 5 | '5' | true
            lte | 5 | '1e1' | false
            lte | 5 | 'NaN' | false
            between | [1,3] | 1 | true
            between | [1,3] | '3' | true
            between | [1,3] | 3.1 | false
            between | [1] | 1 | false
            between | [1,3] | - | false
            not_between | [1,3] | 2 | false
            not_between | [1,3] | 4 | true
            not_between | [1,3] | 'x' | false
            not_between | [1,3] | - | true
            is_set | 'is_set' | '' | true
            is_set | null | null | true
            is_set | 'is_set' | - | false
            is_not_set | 'x' | 0 | false
            is_not_set | 'x' | null | false
            is_not_set | 'x' | - | true
            is_date_before | '2026-01-02' | '2026-01-01' | true
            is_date_before | '2026-01-01' | '2026-01-01' | false
            is_date_before | '2026-01-01' | '2026-01-01T04:59:59Z' | true
            is_date_before | '2026-01-01' | '2026-01-01T05:00:00Z' | false
            is_date_before | '2026-01-01T00:00:00Z' | '2025-12-31 18:59:59' | true
            is_date_before | '2026-01-01T00:00:00Z' | '2025-12-31 19:00:00' | false
            is_date_before | '2026-01-01' | 'yesterday' | false
            is_date_before | 'soon' | '2020-01-01' | false
            is_date_before | '2026-01-01' | - | false
            is_date_after | '2026-01-01' | 1767243601 | true
            is_date_after | '2026-01-01' | 1767243600 | false
            is_date_after | '2026-01-01' | '1767243601000' | true
            is_date_after | '2026-01-01T00:00:00+01:00' | '2025-12-31T23:00:00.001Z' | true
            is_date_exact | '2026-01-01T00:00:00Z' | '2026-01-01T01:00:00+01:00' | true
            is_date_exact | '2026-01-01' | '2026-01-01T05:00:00.000000Z' | true
            is_date_exact | '2026-01-01' | '2026-01-01T05:00:01Z' | false
            is_date_after | '-24h' | '2026-03-30T12:00:01Z' | true
            is_date_after | '24h' | '2026-03-30T12:00:00Z' | false
            is_date_before | '-30d' | '2026-03-01T12:59:59Z' | true
            is_date_before | '-1w' | '2026-03-24T12:00:00Z' | false
            is_date_exact | '-1m' | '2026-02-28 08:00:00' | true
            is_date_before | '-1y' | '2025-03-31T11:59:59Z' | true
            is_date_before | '-10000d' | '1990-01-01' | false
            is_relative_date_before | '-1y' | '2024-01-01' | true
            semver_eq | '1.2.3' | 'v1.2.3' | true
            semver_eq | '1.2' | '1.2.0' | true
            semver_eq | '1' | '01.0.0' | true
            semver_eq | '1.2.3' | '1.2.3+build' | true
            semver_eq | '1.2.3' | 'one' | false
            semver_eq | '1.2.3' | - | false
            semver_neq | '1.2.3' | '1.2.4' | true
            semver_neq | '1.2.3' | '1.2.3' | false
            semver_neq | '1.2.3' | - | false
            semver_gt | '1.9.0' | '1.10.0' | true
            semver_gt | '1.0.0-beta.2' | '1.0.0-beta.11' | true
            semver_gt | '1.0.0-beta' | '1.0.0' | true
            semver_gt | '1.0.0-1' | '1.0.0-a' | true
            semver_gte | '2' | '2.0.0' | true
            semver_lt | '1.0.0' | '1.0.0-rc.1' | true
            semver_lte | '1.0.0' | '1.0.1' | false
            semver_tilde | '1.2.3' | '1.2.9' | true
            semver_tilde | '1.2.3' | '1.3.0' | false
            semver_tilde | '1.2.3' | '1.2.2' | false
            semver_caret | '1.2.3' | '1.9.0' | true
            semver_caret | '1.2.3' | '2.0.0' | false
            semver_caret | '0.2.3' | '0.2.9' | true
            semver_caret | '0.2.3' | '0.3.0' | false
            semver_caret | '0.0.3' | '0.0.4' | false
            semver_wildcard | '1.2.*' | '1.2.7' | true
            semver_wildcard | '1.2.*' | '1.3.0' | false
            semver_wildcard | '1.*' | '1.3.0' | true
            semver_wildcard | '*' | '7.0' | true
            semver_wildcard | 'x.y' | '7.0' | false
            """)
    void comparesAsTheServerDoes(String operator, String value, String property, boolean matches) {
        String stored = property.equals("-") ? "{}" : "{'p': " + property + "}";

        assertThat(with("f", when(operator, value)).of("f", "u", stored).enabled())
                .isEqualTo(matches);
    }
}
