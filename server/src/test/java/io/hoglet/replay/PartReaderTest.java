// SPDX-License-Identifier: Apache-2.0
package io.hoglet.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartReaderTest {
    private static final long RECEIVED = 99;

    private static PartSummary read(String json) {
        return PartReader.read(json.getBytes(StandardCharsets.UTF_8), RECEIVED);
    }

    @Test
    void anArrayTellsItsTimesAndWhatWasDone() {
        var summary = read("""
                [{"data": {"href": "https://shop.example/", "width": 1}, "timestamp": 20, "type": 4},
                 {"type": 3, "timestamp": 10.5, "data": {"source": 2, "type": 2, "id": 1}},
                 {"type": 3, "timestamp": 30, "data": {"source": 2, "type": 1}},
                 {"type": 3, "timestamp": 40, "data": {"source": 5, "text": "*"}},
                 {"type": 5, "timestamp": 35, "data": {"tag": "$pageview",
                  "payload": {"href": "https://shop.example/cart"}}},
                 {"type": 4, "timestamp": 36, "data": {"href": "https://shop.example/"}}]
                """);

        assertThat(summary)
                .isEqualTo(new PartSummary(
                        10,
                        40,
                        6,
                        1,
                        1,
                        List.of("https://shop.example/", "https://shop.example/cart"),
                        PartSummary.Piece.NONE));
    }

    @Test
    void oneEventOf2022IsAPartToo() {
        var summary = read("{\"type\": 3, \"timestamp\": 7, \"data\": {\"source\": 2, \"type\": 2}}");

        assertThat(summary.first()).isEqualTo(7);
        assertThat(summary.events()).isEqualTo(1);
        assertThat(summary.clicks()).isEqualTo(1);
    }

    @Test
    void aPackedEventStillTellsItsTime() {
        var summary = read("[{\"type\": 2, \"timestamp\": 7, \"cv\": \"2024-10\", \"data\": \"\\u001f\"}]");

        assertThat(summary.first()).isEqualTo(7);
        assertThat(summary.events()).isEqualTo(1);
    }

    @Test
    void aPieceOfAPackedArrayNamesItsPlace() {
        var summary = read("{\"chunk_id\": \"c\", \"chunk_index\": 2, \"chunk_count\": 3, \"data\": \"H4sI\"}");

        assertThat(summary.piece()).isEqualTo(new PartSummary.Piece("c", 2, 3));
        assertThat(summary.events()).isZero();
        assertThat(summary.first()).isEqualTo(RECEIVED);
    }

    @Test
    void theFirstPieceTellsTheTimesOfAll() {
        var summary = read("""
                {"chunk_id": "c", "chunk_index": 0, "chunk_count": 2, "data": "H4sI", "events_summary": [
                  {"type": 4, "timestamp": 10, "data": {"href": "https://shop.example/"}},
                  {"type": 3, "timestamp": 30, "data": {"source": 2, "type": 2}}]}
                """);

        assertThat(summary)
                .isEqualTo(new PartSummary(
                        10, 30, 2, 1, 0, List.of("https://shop.example/"), new PartSummary.Piece("c", 0, 2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[1, null, [2]]",
                "{}",
                "[{\"type\": \"x\", \"timestamp\": \"y\", \"data\": 5}]",
                "[{\"timestamp\": 1e300, \"data\": {\"payload\": [], \"href\": {}}}]",
                "[{\"timestamp\": -4}]",
                "[{\"timestamp\": NaN}"
            })
    void whatTellsNoTimeHasThatOfItsArrival(String json) {
        var summary = read(json);

        assertThat(summary.first()).isEqualTo(RECEIVED);
        assertThat(summary.last()).isEqualTo(RECEIVED);
    }
}
