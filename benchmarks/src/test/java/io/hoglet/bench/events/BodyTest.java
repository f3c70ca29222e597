// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class BodyTest {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");

    @Test
    void aBatchIsWrappedAndSaysWhenItWasSent() throws IOException {
        try (var body = body(50, false)) {
            var json = parsed(stream(body.next(NOW)));

            assertThat(json.path("api_key").asText()).isEqualTo("phc_a");
            assertThat(json.path("sent_at").asText()).isEqualTo(NOW.toString());
            assertThat(json.path("batch")).hasSize(50);
        }
    }

    @Test
    void aSingleEventCarriesTheKeyItself() throws IOException {
        try (var body = body(1, false)) {
            var json = parsed(stream(body.next(NOW)));

            assertThat(json.path("api_key").asText()).isEqualTo("phc_a");
            assertThat(json.path("event").asText()).isNotEmpty();
            assertThat(json.has("batch")).isFalse();
        }
    }

    @Test
    void compressedBodiesAreTheSameOneAfterTheOther() throws IOException {
        try (var plain = body(20, false);
                var packed = body(20, true)) {
            for (int i = 0; i < 20; i++) {
                var expected = parsed(stream(plain.next(NOW)));
                var compressed = packed.next(NOW);

                assertThat(compressed.remaining()).isLessThan(10_000);
                assertThat(parsed(new GZIPInputStream(stream(compressed)))).isEqualTo(expected);
            }
        }
    }

    private static Body body(int batch, boolean gzip) {
        return new Body(new EventStream("a-run", 1), batch, gzip, "phc_a");
    }

    private static InputStream stream(ByteBuffer bytes) {
        return new ByteArrayInputStream(bytes.array(), bytes.arrayOffset(), bytes.remaining());
    }

    private static JsonNode parsed(InputStream in) throws IOException {
        return new ObjectMapper().readTree(in);
    }
}
