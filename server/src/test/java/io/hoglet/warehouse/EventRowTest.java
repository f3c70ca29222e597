// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventRowTest {

    @ParameterizedTest
    @CsvSource({
        "page, u1, 2026-03-04T05:06:07.123456Z",
        "'', ümlaut 😀, 1970-01-01T00:00:00Z",
        "ev'ent\\, u1, 1900-01-01T00:00:00.000001Z",
        "page, u1, 2299-12-31T23:59:59.999999Z"
    })
    void theHeadOfAnEncodedRowIsReadBack(String event, String distinctId, Instant time) {
        var row = RowFixture.aRow().named(event).by(distinctId).at(time).row();

        assertThat(EventRow.head(row.encode())).isEqualTo(new EventRow.Head(row.identity(), time));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 16_383, 16_384, 70_000})
    void lengthsOfAnySizeAreReadBack(int length) {
        var row = RowFixture.aRow().by("x".repeat(length)).row();

        assertThat(EventRow.head(row.encode()).identity().distinctId()).hasSize(length);
    }
}
