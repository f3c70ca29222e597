// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import static io.hoglet.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A backend in Node uses posthog-node 5.70.0. */
@ExtendWith(RunningHoglet.class)
class NodeSdkIT {
    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final Project project;

    NodeSdkIT(Instance instance) throws Exception {
        this.project = instance.hoglet().newProject("backend in node");
    }

    @Test
    void everythingIsThereAfterFlushAndShutdown() throws Exception {
        var input = Answer.write(Map.of("url", project.hoglet().url(), "token", project.token()));

        String printed = Browser.node("node-sdk.mjs", "", input);

        assertThat(printed).isEqualTo("{\"problems\":[]}");
        eventually(WITHIN, () -> assertThat(project.count("event = 'job done'")).isEqualTo(50));
        eventually(
                WITHIN,
                () -> assertThat(project.count("event = 'invoice sent'")).isEqualTo(1));
        assertThat(project.sql("SELECT sum(toInt(properties.number)), toString(min(timestamp)) FROM events"
                                + " WHERE event = 'job done'")
                        .toString())
                .contains("1225", "2025-03-03 12:00:00");
        assertThat(project.sql("SELECT DISTINCT properties.$lib, properties.$lib_version FROM events")
                        .toString())
                .isEqualTo("[[\"posthog-node\",\"5.70.0\"]]");
    }

    @Test
    void userIsOnePersonWithAllIdsAndTheLatestProperties() throws Exception {
        var input = Answer.write(Map.of("url", project.hoglet().url(), "token", project.token()));

        Browser.node("node-sdk.mjs", "", input);

        eventually(WITHIN, () -> {
            var found = project.persons("user-7");
            assertThat(found).hasSize(1);
            assertThat(Project.distinctIds(found.getFirst())).contains("user-7", "crm-7", "visitor-7");
            assertThat(found.getFirst().path("properties").path("plan").asText())
                    .isEqualTo("pro");
            assertThat(found.getFirst().path("properties").path("jobs").asInt()).isEqualTo(50);
        });
        eventually(
                WITHIN,
                () -> assertThat(
                                project.sql("SELECT count(DISTINCT person_id) FROM events WHERE distinct_id LIKE '%-7'")
                                        .path(0)
                                        .path(0)
                                        .asLong())
                        .isEqualTo(1));
    }
}
