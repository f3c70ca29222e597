// SPDX-License-Identifier: Apache-2.0
package io.hoglet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSizeTest {
    @ParameterizedTest
    @CsvSource({"512, 512", "512b, 512", "2KiB, 2048", "20MiB, 20971520", "1 GiB, 1073741824", "3k, 3072", "1M, 1048576"
    })
    void aSizeHasAUnit(String text, long bytes) {
        assertThat(DataSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1.5MiB", "20MB", "1TiB", "999999999999999"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> DataSize.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999GiB"})
    void whatNoNumberHoldsIsRefused(String text) {
        assertThatThrownBy(() -> DataSize.parse(text)).isInstanceOf(ArithmeticException.class);
    }
}
