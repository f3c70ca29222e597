// SPDX-License-Identifier: Apache-2.0
package io.hoglet.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the wire protocol's section 4.10. */
final class TypeInferenceTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            utm_source  | 123                                | STRING
            UTM_x       | true                               | STRING
            plan        | true                               | BOOLEAN
            plan        | "true"                             | BOOLEAN
            plan        | "FALSE"                            | BOOLEAN
            timestamp   | 1767323045                         | DATE_TIME
            startTime   | "1767323045678"                    | DATE_TIME
            time        | "1767323045.25"                    | DATE_TIME
            time        | 17673                              | NUMERIC
            amount      | 1767323045                         | NUMERIC
            amount      | 1.5                                | NUMERIC
            amount      | "-12.50"                           | NUMERIC
            amount      | "1e6"                              | NUMERIC
            amount      | "0x10"                             | STRING
            day         | "2026-01-02"                       | DATE_TIME
            day         | "2026/01/02"                       | DATE_TIME
            day         | "2026-01-02T03:04:05Z"             | DATE_TIME
            day         | "2026-01-02T03:04:05.678+02:00"    | DATE_TIME
            day         | "2026-01-02 03:04:05"              | DATE_TIME
            day         | "02-01-2026 03:04:05"              | DATE_TIME
            day         | "02/01/2026 03:04:05"              | DATE_TIME
            day         | "Fri, 2 Jan 2026 03:04:05 GMT"     | DATE_TIME
            day         | "tomorrow"                         | STRING
            name        | ""                                 | STRING
            name        | null                               | -
            name        | {"a":1}                            | -
            name        | [1]                                | -
            utm_source  | null                               | -
            """)
    void theTypeFollowsFromKeyAndValue(String key, String json, PropertyType expected) throws JsonProcessingException {
        var type = TypeInference.typeOf(key, new ObjectMapper().readTree(json));

        assertThat(type.orElse(null)).isEqualTo(expected);
    }
}
