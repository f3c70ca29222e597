// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class BatchBuilderTest {
    @Test
    void noBatchIsLargerThanTheLimitInBytes() throws Exception {
        var builder = new BatchBuilder("phc_a\"b", new BatchLimits(10_000, 5000));
        var batches = new ArrayList<Batch>();

        for (int i = 0; i < 500; i++) {
            builder.add(LanesTest.event(i)).ifPresent(batches::add);
        }
        builder.finish().ifPresent(batches::add);

        assertThat(batches).hasSizeGreaterThan(10);
        assertThat(batches.stream().mapToInt(Batch::events).sum()).isEqualTo(500);
        for (var batch : batches) {
            var json = new GZIPInputStream(new ByteArrayInputStream(batch.gzipBody())).readAllBytes();
            assertThat(json).hasSize(batch.jsonBytes()).hasSizeLessThanOrEqualTo(5000);
            var body = new ObjectMapper().readTree(json);
            assertThat(body.path("batch")).hasSize(batch.events());
            assertThat(body.path("api_key").asText()).isEqualTo("phc_a\"b");
        }
        assertThat(builder.finish()).isEmpty();
    }
}
