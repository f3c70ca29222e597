// SPDX-License-Identifier: Apache-2.0
package io.hoglet.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedPiecesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENTS =
            "[{\"type\":4,\"timestamp\":7,\"data\":{\"href\":\"https://shop.example/\u00e9\ud83e\udd94\"}}]";

    private static String packed(String json) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            // With a mark of its order, little end first: so servers of 2022 wrote.
            gzip.write(new byte[] {(byte) 0xff, (byte) 0xfe});
            gzip.write(json.getBytes(StandardCharsets.UTF_16LE));
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    @Test
    void piecesMakeTheArrayThatWasCut() throws IOException {
        String text = packed(EVENTS);

        var events = PackedPieces.unpacked(List.of(text.substring(0, 5), text.substring(5, 30), text.substring(30)));

        assertThat(JSON.readTree(events.orElseThrow())).isEqualTo(JSON.readTree(EVENTS));
    }

    @Test
    void whatIsCutOffIsNotPutTogether() throws IOException {
        String text = packed(EVENTS);

        assertThat(PackedPieces.unpacked(List.of(text.substring(0, text.length() / 2))))
                .isEmpty();
        assertThat(PackedPieces.unpacked(List.of(text.substring(8)))).isEmpty();
        assertThat(PackedPieces.unpacked(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[{]", "[1", "", "[NaN]", "null"})
    void whatIsNoArrayIsNotGivenOn(String json) throws IOException {
        assertThat(PackedPieces.unpacked(List.of(packed(json)))).isEmpty();
    }

    @Test
    void sizeAndCountAreBounded() throws IOException {
        String zeros = packed("[" + "0,".repeat(5_000) + "0]");

        assertThat(PackedPieces.unpacked(List.of(zeros), 10_003)).isPresent();
        assertThat(PackedPieces.unpacked(List.of(zeros), 10_002)).isEmpty();
        var pieces = new ArrayList<>(Collections.nCopies(PackedPieces.PIECES_MAX, ""));
        pieces.set(0, zeros);
        assertThat(PackedPieces.unpacked(pieces)).isPresent();
        pieces.add("");
        assertThat(PackedPieces.unpacked(pieces)).isEmpty();
    }
}
