// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkHeadersTest {
    @ParameterizedTest
    @CsvSource({
        "TabSeparated, 0",
        "csv, 0",
        "RowBinary, 0",
        "TabSeparatedWithNames, 4",
        "TSVWithNamesAndTypes, 8",
        "JSONCompactEachRowWithNames, 4",
    })
    void linesOfNamesAreCutOff(String format, int length) {
        MemorySegment piece = MemorySegment.ofArray("a\tb\nc\td\n1\t2\n".getBytes(StandardCharsets.UTF_8));

        assertThat(ChunkHeaders.of(format).orElseThrow().length(piece)).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({"RowBinaryWithNames, 4", "RowBinaryWithNamesAndTypes, 10"})
    void countedNamesAreCutOff(String format, int length) {
        byte[] bytes = {1, 2, 'a', 'b', 5, 'I', 'n', 't', '6', '4', 0, 0};

        assertThat(ChunkHeaders.of(format).orElseThrow().length(MemorySegment.ofArray(bytes)))
                .isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "Parquet", "Pretty", "CSVWithNames", "Arrow"})
    void wholeDocumentsAreNotFetchedInPieces(String format) {
        assertThat(ChunkHeaders.of(format)).isEmpty();
    }
}
