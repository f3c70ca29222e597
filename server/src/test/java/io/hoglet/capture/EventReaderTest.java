// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import static io.hoglet.capture.Requests.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    private static RawEvent read(String json) throws RefusedException {
        return BodyReader.read(bytes(json)).events().getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"distinct_id\":\"top\",\"properties\":{\"distinct_id\":\"inner\"}} | top",
                "{\"properties\":{\"distinct_id\":\"inner\"},\"distinct_id\":\"top\"} | top",
                "{\"$distinct_id\":\"dollar\",\"properties\":{\"distinct_id\":\"inner\"}} | dollar",
                "{\"distinct_id\":\"\",\"$distinct_id\":\"dollar\"} | dollar",
                "{\"distinct_id\":\"\",\"properties\":{\"distinct_id\":\"inner\"}} | inner",
                "{\"distinct_id\":null,\"properties\":{\"distinct_id\":\"inner\"}} | inner",
                "{\"properties\":{\"distinct_id\":\"inner\"}} | inner"
            })
    void theDistinctIdAtTheTopWinsOverTheOneInProperties(String json, String expected) throws RefusedException {
        assertThat(read(json).distinctId()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"23|23", "23.40|23.40", "0|0", "true|true", "[1, \"a\"]|[1,\"a\"]", "{\"b\" : 2}|{\"b\":2}"})
    void aDistinctIdOfAnyTypeIsText(String value, String expected) throws RefusedException {
        assertThat(read("{\"distinct_id\":" + value + "}").distinctId()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"token\":\"a\"} | a",
                "{\"$token\":\"a\"} | a",
                "{\"api_key\":\"a\"} | a",
                "{\"properties\":{\"token\":\"a\"}} | a",
                "{\"token\":\"a\",\"properties\":{\"token\":\"b\"}} | a",
                "{\"token\":\"\",\"api_key\":\"b\"} | b",
                "{\"token\":\"\",\"properties\":{\"token\":\"b\"}} | b"
            })
    void theKeyStandsInOneOfFourPlaces(String json, String expected) throws RefusedException {
        assertThat(read(json).token()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"text\"", "17", "[{\"distinct_id\":\"x\"}]"})
    void propertiesThatAreNoObjectAreSkipped(String properties) throws RefusedException {
        var raw = read("{\"event\":\"a\",\"properties\":" + properties + ",\"uuid\":\"u\"}");

        assertThat(raw.distinctId()).isNull();
        assertThat(raw.uuid()).isEqualTo("u");
    }

    @Test
    void fieldsOfDeeperObjectsAreNotTaken() throws RefusedException {
        var raw = read("{\"properties\":{\"nested\":{\"distinct_id\":\"x\",\"token\":\"y\",\"$insert_id\":\"z\"}},"
                + "\"$set\":{\"distinct_id\":\"x\",\"event\":\"y\"}}");

        assertThat(raw.distinctId()).isNull();
        assertThat(raw.token()).isNull();
        assertThat(raw.event()).isNull();
        assertThat(raw.retryId()).isNull();
    }

    @Test
    void theIdThatARetryRepeatsIsInsertIdThenMessageId() throws RefusedException {
        assertThat(read("{\"messageId\":\"m\",\"properties\":{\"$insert_id\":\"i\"}}")
                        .retryId())
                .isEqualTo("i");
        assertThat(read("{\"messageId\":\"m\",\"properties\":{\"$insert_id\":\"\"}}")
                        .retryId())
                .isEqualTo("m");
        assertThat(read("{\"messageId\":\"m\"}").retryId()).isEqualTo("m");
    }

    @Test
    void namesAreTakenAsText() throws RefusedException {
        assertThat(read("{\"event\":17}").event()).isEqualTo("17");
        assertThat(read("{\"event\":null}").event()).isNull();
        assertThat(read("{\"event\":\"\\u00fc\\n\"}").event()).isEqualTo("ü\n");
    }
}
