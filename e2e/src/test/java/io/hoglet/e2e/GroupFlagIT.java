// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import static io.hoglet.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A flag that counts companies, as SDKs of today get it: decided by the server, and by themselves. */
@ExtendWith(RunningHoglet.class)
class GroupFlagIT {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final String LARGE = "acme";
    private static final String SMALL = "mum-and-dad";

    private final Hoglet hoglet;
    private final Project project;

    GroupFlagIT(Instance instance) throws Exception {
        this.hoglet = instance.hoglet();
        this.project = hoglet.newProject("group flags");
        tell(LARGE, 12);
        tell(SMALL, 2);
        String path = "/api/projects/" + project.id() + "/feature_flags/";
        var filters = Map.of(
                "aggregation_group_type_index",
                0,
                "groups",
                List.of(Map.of(
                        "properties",
                        List.of(Map.of(
                                "key", "size", "type", "group", "group_type_index", 0, "operator", "gt", "value", 9)),
                        "rollout_percentage",
                        100)));
        // The type of groups is there once the pipeline has seen the event; before, the flag is refused.
        eventually(
                WITHIN,
                () -> hoglet.post(path, Map.of("key", "large", "active", true, "filters", filters))
                        .success());
        eventually(WITHIN, () -> {
            var asked =
                    Map.of("token", project.token(), "distinct_id", Matrix.USER, "groups", Map.of("company", LARGE));
            var flags = hoglet.post("/flags/?v=2", asked).success().path("flags");
            assertThat(flags.at("/large/enabled").asBoolean()).isTrue();
        });
    }

    private void tell(String company, int size) throws Exception {
        project.send(Map.of(
                "event",
                "$groupidentify",
                "distinct_id",
                Matrix.USER,
                "properties",
                Map.of("$group_type", "company", "$group_key", company, "$group_set", Map.of("size", size))));
    }

    static Stream<FlagClient> largeCompanies() {
        return Stream.of(FlagClient.node("5.70.0", "posthog-node", LARGE), FlagClient.python("7.91.1", LARGE));
    }

    static Stream<FlagClient> smallCompanies() {
        return Stream.of(FlagClient.node("5.70.0", "posthog-node", SMALL), FlagClient.python("7.91.1", SMALL));
    }

    @ParameterizedTest
    @MethodSource("largeCompanies")
    void theServerKnowsTheLargeCompany(FlagClient client) throws Exception {
        assertThat(isLarge(client, "")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("smallCompanies")
    void theServerKnowsTheSmallCompany(FlagClient client) throws Exception {
        assertThat(isLarge(client, "")).isFalse();
    }

    /** They know the type's name from the definitions, and the size from the program. */
    @ParameterizedTest
    @MethodSource("smallCompanies")
    void theClientDecidesFromDefinitions(FlagClient client) throws Exception {
        assertThat(isLarge(client, hoglet.personalApiKey())).isTrue();
    }

    private boolean isLarge(FlagClient client, String personalApiKey) throws Exception {
        var found = client.program().run(hoglet.url(), project.token(), personalApiKey);

        assertThat(found.path("large").isBoolean()).as(found.toString()).isTrue();
        return found.path("large").booleanValue();
    }
}
