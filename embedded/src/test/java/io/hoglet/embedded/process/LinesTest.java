// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void linesEndWithOrWithoutCarriageReturnAndAtTheEnd() throws IOException {
        Lines lines = new Lines(new StringReader("a\r\n\nb"));

        assertThat(lines.next()).hasValue("a");
        assertThat(lines.next()).hasValue("");
        assertThat(lines.next()).hasValue("b");
        assertThat(lines.next()).isEmpty();
    }

    @Test
    void aLineKeepsOnlyItsBeginning() throws IOException {
        Lines lines = new Lines(new StringReader("x".repeat(1_000_000) + "\nnext"));

        assertThat(lines.next().orElseThrow()).hasSize(16 << 10);
        assertThat(lines.next()).hasValue("next");
    }
}
