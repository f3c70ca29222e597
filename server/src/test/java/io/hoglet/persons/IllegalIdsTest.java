// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IllegalIdsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t",
                "anonymous",
                "Guest",
                "DISTINCTID",
                "distinct_id",
                "Id",
                "not_authenticated",
                "EMAIL",
                "undefined",
                "True",
                "false",
                "[object Object]",
                "NaN",
                "None",
                "none",
                "null",
                "0",
                "'null'",
                "\"guest\"",
                "''"
            })
    void whatStandsForNobodyIsIllegal(String id) {
        assertThat(IllegalIds.contains(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"u1", "NULL", "NONE", "nan", "00", "anonymous1", "'guest\"", "a@b.c", "[object object]"})
    void otherIdsAreLegal(String id) {
        assertThat(IllegalIds.contains(id)).isFalse();
    }
}
