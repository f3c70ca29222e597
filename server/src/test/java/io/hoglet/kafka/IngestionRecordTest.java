// SPDX-License-Identifier: Apache-2.0
package io.hoglet.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IngestionRecordTest {
    private static final IngestionRecord RECORD = new IngestionRecord(
            7,
            "ümlaut \uD83D\uDE00",
            "page",
            UUID.randomUUID(),
            1_767_323_045_678L,
            OptionalLong.of(-5),
            "2001:db8::1");

    @Test
    void whatCaptureWritesThePipelineReads() {
        assertThat(roundTrip(RECORD)).isEqualTo(RECORD);
    }

    @Test
    void whatIsAbsentStaysAbsent() {
        var record = new IngestionRecord(7, "u1", "page", RECORD.uuid(), 1, OptionalLong.empty(), "");

        assertThat(roundTrip(record)).isEqualTo(record);
    }

    @Test
    void halfACharacterBecomesTheReplacementCharacterAsInTheEventsJson() {
        var record = new IngestionRecord(7, "a\uD83Db", "\uDE00", RECORD.uuid(), 1, OptionalLong.empty(), "");

        var read = roundTrip(record);

        assertThat(read.distinctId()).isEqualTo("a\uFFFDb");
        assertThat(read.event()).isEqualTo("\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"team", "distinct_id", "event", "uuid", "now"})
    void aRecordWithoutAHeaderIsRefused(String name) {
        var headers = new RecordHeaders();
        IngestionRecord.write(RECORD, headers);
        headers.remove(name);

        assertThatThrownBy(() -> IngestionRecord.read(headers)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"team", "uuid", "now", "sent_at"})
    void aNumberOfTheWrongLengthIsRefused(String name) {
        var headers = new RecordHeaders();
        IngestionRecord.write(RECORD, headers);
        headers.add(name, new byte[] {1, 2, 3});

        assertThatThrownBy(() -> IngestionRecord.read(headers)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRecordWithoutAValueIsRefused() {
        assertThatThrownBy(() -> IngestionRecord.value(null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theKeyIsOfTheProjectAndTheId() {
        assertThat(new String(IngestionRecord.key("phc_x", "u1"), StandardCharsets.UTF_8))
                .isEqualTo("phc_x:u1");
    }

    private static IngestionRecord roundTrip(IngestionRecord record) {
        var headers = new RecordHeaders();
        IngestionRecord.write(record, headers);
        return IngestionRecord.read(headers);
    }
}
