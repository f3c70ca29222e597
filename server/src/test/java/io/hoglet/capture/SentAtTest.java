// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentAtTest {
    private static final long MOMENT = Instant.parse("2026-01-02T03:04:05.678Z").toEpochMilli();

    private static OptionalLong sentAt(@Nullable String inBody, @Nullable String query) {
        return SentAt.of(inBody, Requests.post("/e", query, "", new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02T03:04:05.678Z",
                "2026-01-02T05:04:05.678+02:00",
                "2026-01-02T03:04:05.678901+00:00",
                "2026-01-02T03:04:05.678"
            })
    void theBodySaysItInIso8601(String text) {
        assertThat(sentAt(text, "_=1767000000000")).hasValue(MOMENT);
    }

    @Test
    void theBodyMaySayItInMilliseconds() {
        assertThat(sentAt(String.valueOf(MOMENT), null)).hasValue(MOMENT);
    }

    @Test
    void theQuerySaysItInMilliseconds() {
        assertThat(sentAt(null, "_=" + MOMENT)).hasValue(MOMENT);
        assertThat(sentAt(null, "sent_at=" + MOMENT)).hasValue(MOMENT);
    }

    @Test
    void aNumberOfElevenDigitsOrLessIsSeconds() {
        assertThat(sentAt(null, "_=" + MOMENT / 1_000)).hasValue(MOMENT / 1_000 * 1_000);
        assertThat(sentAt(String.valueOf(MOMENT / 1_000), null)).hasValue(MOMENT / 1_000 * 1_000);
    }

    @Test
    void aFormMaySayItBesideItsData() {
        var form = Requests.post("/e", null, "", Requests.bytes("data=e30%3D&_=" + MOMENT));

        assertThat(SentAt.of(null, form)).hasValue(MOMENT);
    }

    @Test
    void aDeviceWhoseClockWasNeverSetIsBelieved() {
        assertThat(sentAt("1970-01-01T00:05:00Z", null)).hasValue(300_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "soon", "2026-13-02T03:04:05Z", "+999999999-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z", "9999-12-31T23:59:59Z", "99999999999999999999", "-1", "NaN"
            })
    void whatIsNoMomentIsIgnoredAndTheQueryCounts(String text) {
        assertThat(sentAt(text, null)).isEmpty();
        assertThat(sentAt(text, "_=" + MOMENT)).hasValue(MOMENT);
    }

    @ParameterizedTest
    @CsvSource({"_=1", "_=1577836800000", "_=9223372036854775807", "_=soon", "_="})
    void aQueryBeforeTheYear2020OrBeyondAllClocksIsIgnored(String query) {
        assertThat(sentAt(null, query)).isEmpty();
    }
}
