// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import static io.hoglet.pipeline.EventFixture.NOW;
import static io.hoglet.pipeline.EventFixture.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the wire protocol's section 4.3; our clock says 2026-03-04 05:06:07. */
final class ResolveTimestampTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            neither gives our time             | {}                                                  | 2026-03-04T05:06:07Z
            timestamp alone is believed        | {'timestamp':'2026-03-01T00:00:00Z'}                | 2026-03-01T00:00:00Z
            offset counts back from our time   | {'offset':2000}                                     | 2026-03-04T05:06:05Z
            offset wins over timestamp         | {'offset':2000,'timestamp':'2026-03-01T00:00:00Z'}  | 2026-03-04T05:06:05Z
            a text is no offset                | {'offset':'2000'}                                   | 2026-03-04T05:06:07Z
            an absurd offset stays in range    | {'offset':9223372036854775807}                      | 1926-03-04T05:06:07Z
            an invalid timestamp is our time   | {'timestamp':'yesterday'}                           | 2026-03-04T05:06:07Z
            22 hours ahead is believed         | {'timestamp':'2026-03-05T03:06:07Z'}                | 2026-03-05T03:06:07Z
            24 hours ahead is our time         | {'timestamp':'2026-03-05T05:06:07Z'}                | 2026-03-04T05:06:07Z
            a year above 9999 is 1970          | {'timestamp':'+10000-01-01T00:00:00Z'}              | 1970-01-01T00:00:00Z
            a year below 0 is 1970             | {'timestamp':'-0001-01-01T00:00:00Z'}               | 1970-01-01T00:00:00Z
            a year no column holds is 1970     | {'timestamp':'1899-12-31T23:59:59Z'}                | 1970-01-01T00:00:00Z
            null is no timestamp               | {'timestamp':null}                                  | 2026-03-04T05:06:07Z
            """)
    void withoutSentAt(String rule, String json, Instant expected) {
        assertThat(timeOf(anEvent().saying(json))).as(rule).isEqualTo(expected);
    }

    @Test
    void aWrongClockIsCorrectedByWhenItSaysThatItSent() {
        var event =
                anEvent().sentAt(Instant.parse("2031-01-01T00:00:10Z")).saying("{'timestamp':'2031-01-01T00:00:00Z'}");

        assertThat(timeOf(event)).isEqualTo(NOW.minusSeconds(10));
    }

    @Test
    void theCorrectionIsLeftOutWhenTheEventSaysSo() {
        var event = anEvent()
                .sentAt(NOW.plus(Duration.ofHours(1)))
                .saying("{'timestamp':'2026-03-01T00:00:00Z','properties':{'$ignore_sent_at':true}}");

        assertThat(timeOf(event)).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    }

    @Test
    void aCorrectionBeyondAnyCalendarStopsNothing() {
        var event = anEvent().sentAt(Instant.EPOCH).saying("{'timestamp':'+999999999-12-31T23:59:59Z'}");

        assertThat(timeOf(event)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void aClockFarInTheFutureIsCorrectedToo() {
        var event =
                anEvent().sentAt(Instant.parse("3000-01-01T00:00:10Z")).saying("{'timestamp':'3000-01-01T00:00:00Z'}");

        assertThat(timeOf(event)).isEqualTo(NOW.minusSeconds(10));
    }

    private static Instant timeOf(io.hoglet.pipeline.EventFixture event) {
        return event.processed().timestamp();
    }
}
