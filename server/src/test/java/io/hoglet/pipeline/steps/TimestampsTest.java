// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimestampsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-01-02T03:04:05Z            | 2026-01-02T03:04:05Z
            2026-01-02T03:04:05.678Z        | 2026-01-02T03:04:05.678Z
            2026-01-02T03:04:05.123456789Z  | 2026-01-02T03:04:05.123456789Z
            2026-01-02t03:04:05z            | 2026-01-02T03:04:05Z
            2026-01-02T03:04:05+02:00       | 2026-01-02T01:04:05Z
            2026-01-02T03:04:05+0200        | 2026-01-02T01:04:05Z
            2026-01-02T03:04:05+02          | 2026-01-02T01:04:05Z
            2026-01-02T03:04:05-05:30       | 2026-01-02T08:34:05Z
            2026-01-02T03:04                | 2026-01-02T03:04:00Z
            2026-01-02 03:04:05             | 2026-01-02T03:04:05Z
            2026-01-02 03:04:05.5 +01:00    | 2026-01-02T02:04:05.5Z
            2026-01-02                      | 2026-01-02T00:00:00Z
            Fri, 2 Jan 2026 03:04:05 GMT    | 2026-01-02T03:04:05Z
            1767323045                      | 2026-01-02T03:04:05Z
            1767323045678                   | 2026-01-02T03:04:05.678Z
            1767323045.5                    | 2026-01-02T03:04:05.500Z
            """)
    void readsEveryFormThatClientsWrite(String text, Instant expected) {
        assertThat(Timestamps.parse(new TextNode(text))).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "yesterday", "2026-13-01", "2026-02-30T00:00:00Z", "12:00", "12", "1e9999", "NaN"})
    void refusesWhatIsNoTime(String text) {
        assertThat(Timestamps.parse(new TextNode(text))).isEmpty();
    }

    @Test
    void numbersAreSecondsOrMilliseconds() {
        assertThat(Timestamps.parse(new LongNode(1_767_323_045))).contains(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(Timestamps.parse(new LongNode(1_767_323_045_678L)))
                .contains(Instant.parse("2026-01-02T03:04:05.678Z"));
        assertThat(Timestamps.parse(new DoubleNode(1e300))).isEmpty();
    }
}
