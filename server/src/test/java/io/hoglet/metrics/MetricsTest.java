// SPDX-License-Identifier: Apache-2.0
package io.hoglet.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void scrapeShowsOurMetersAndThoseOfTheJvm() {
        try (var metrics = new Metrics()) {
            Counter.builder("hoglet.test.things")
                    .description("Things that were counted.")
                    .register(metrics.registry())
                    .increment(3);

            assertThat(metrics.scrape())
                    .contains("# HELP hoglet_test_things_total Things that were counted.")
                    .contains("hoglet_test_things_total 3.0")
                    .contains("jvm_memory_used_bytes");
        }
    }
}
