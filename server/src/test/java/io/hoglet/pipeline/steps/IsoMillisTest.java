// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IsoMillisTest {
    @Test
    void theUsualFormIsRead() {
        for (String text :
                new String[] {"2026-01-02T03:04:05.678Z", "1999-12-31T23:59:59.999Z", "2024-02-29T00:00:00.000Z"}) {
            assertThat(IsoMillis.parse(text)).contains(Instant.parse(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02T03:04:05.678", "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.678z",
                        "2026-01-02 03:04:05.678Z",
                "2026-02-30T03:04:05.678Z", "2026-13-01T03:04:05.678Z", "2026-01-02T24:04:05.678Z",
                        "+026-01-02T03:04:05.678Z",
                "2026-01-02T03:04:60.678Z", "", "2026-01-02T03:04:05.6789Z", "२०२६-01-02T03:04:05.678Z"
            })
    void everythingElseIsLeftToOthers(String text) {
        assertThat(IsoMillis.parse(text)).isEmpty();
    }
}
