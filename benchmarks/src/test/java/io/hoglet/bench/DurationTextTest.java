// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class DurationTextTest {
    private final DurationText text = new DurationText();

    @Test
    void aNumberHasAUnitOrIsSeconds() {
        assertThat(text.convert("250ms")).isEqualTo(Duration.ofMillis(250));
        assertThat(text.convert("30s")).isEqualTo(Duration.ofSeconds(30));
        assertThat(text.convert("2m")).isEqualTo(Duration.ofMinutes(2));
        assertThat(text.convert("45")).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void whatIsNotADurationOrMoreThanAnHourIsRefused() {
        assertThatThrownBy(() -> text.convert("soon")).isInstanceOf(TypeConversionException.class);
        assertThatThrownBy(() -> text.convert("61m")).isInstanceOf(TypeConversionException.class);
    }
}
