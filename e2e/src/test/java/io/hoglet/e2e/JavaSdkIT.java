// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import static io.hoglet.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.posthog.server.PostHog;
import com.posthog.server.PostHogCaptureOptions;
import com.posthog.server.PostHogConfig;
import com.posthog.server.PostHogInterface;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A backend in Java uses com.posthog:posthog-server 2.3.3. */
@ExtendWith(RunningHoglet.class)
class JavaSdkIT {
    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final Project project;
    private final PostHogInterface client;

    JavaSdkIT(Instance instance) throws Exception {
        this.project = instance.hoglet().newProject("backend in Java");
        this.client = PostHog.with(PostHogConfig.builder(project.token())
                .host(instance.url())
                .preloadFeatureFlags(false)
                .flushAt(20)
                .build());
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void eventsArriveWithTheirPropertiesAndTimes() throws Exception {
        for (int i = 0; i < 50; i++) {
            client.capture(
                    "user-9",
                    "order shipped",
                    PostHogCaptureOptions.builder()
                            .property("weight", i)
                            .userProperty("city", "Basel")
                            .timestamp(Date.from(
                                    Instant.parse("2025-03-03T12:00:00Z").plusSeconds(i)))
                            .build());
        }

        arrives("order shipped", 50);
        var shipped = project.sql("SELECT sum(toInt(properties.weight)), toString(min(timestamp)),"
                + " toString(max(timestamp)) FROM events WHERE event = 'order shipped'");
        assertThat(shipped.toString()).contains("1225", "2025-03-03 12:00:00", "2025-03-03 12:00:49");
        eventually(
                WITHIN, () -> assertThat(project.persons("user-9").toString()).contains("Basel"));
    }

    @Test
    void identifiedUserAndAliasAreOnePerson() throws Exception {
        client.identify("user-10", Map.of("plan", "team"));
        client.alias("user-10", "crm-10");
        client.capture("crm-10", "imported");

        arrives("imported", 1);
        eventually(WITHIN, () -> {
            var found = project.persons("user-10");
            assertThat(found).hasSize(1);
            assertThat(Project.distinctIds(found.getFirst())).containsExactlyInAnyOrder("user-10", "crm-10");
            assertThat(found.getFirst().path("properties").path("plan").asText())
                    .isEqualTo("team");
        });
    }

    /** Its flush may overtake a capture that is still on its way into the queue, so it is asked again. */
    private void arrives(String event, long times) throws Exception {
        eventually(WITHIN, () -> {
            client.flush();
            assertThat(project.count("event = '" + event + "'")).isEqualTo(times);
        });
    }
}
