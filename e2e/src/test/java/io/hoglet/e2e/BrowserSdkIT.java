// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import static io.hoglet.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.e2e.OtherOrigin.Bundle;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A site on another origin uses posthog-js as the npm package has it; only the host is changed. */
@ExtendWith(RunningHoglet.class)
class BrowserSdkIT {
    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final Instance instance;
    private final Project project;

    BrowserSdkIT(Instance instance) throws Exception {
        this.instance = instance;
        this.project = instance.hoglet().newProject("shop");
    }

    @Test
    void everythingAVisitorDoesArrivesFromTheScriptBundle() throws Exception {
        var visit = visit("script.html", "ada");

        arrives("$pageview", 1);
        arrives("$autocapture", 1);
        arrives("tour opened", 1);
        arrives("$identify", 1);
        arrives("bought", 1);
        arrives("$create_alias", 1);
        arrives("looked again", 1);
        assertThat(versions()).isEqualTo("[[\"web\",\"1.449.2\"]]");
        assertThat(project.sql("SELECT properties.place, properties.step FROM events WHERE event = 'tour opened'")
                        .toString())
                .isEqualTo("[[\"Zürich 🦔\",\"1\"]]");
        assertThat(visit.path("landed").toString()).contains("200 POST /e/");
    }

    @Test
    void clickIsCapturedWithItsElementsChain() throws Exception {
        visit("snippet.html", "click");

        arrives("$autocapture", 1);
        var click = project.sql(
                        "SELECT elements_chain, properties.$event_type FROM events WHERE event = '$autocapture'")
                .path(0);
        assertThat(click.path(1).asText()).isEqualTo("click");
        assertThat(click.path(0).asText())
                .startsWith("button.buy.primary:")
                .contains("attr__data-attr=\"add-to-basket\"", "text=\"Add to basket\"", ";main:", "attr__id=\"shop\"");
        var found = project.sql("SELECT event FROM events WHERE has(elements_chain_texts, 'Add to basket')"
                + " AND has(elements_chain_ids, 'shop') AND hasAll(elements_chain_elements, ['button', 'main'])");
        assertThat(found).hasSize(1);
    }

    @Test
    void visitorWhoSignsInIsOnePersonWithTheAnonymousHistory() throws Exception {
        var visit = visit("module.html", "grace");
        String anonymous = visit.path("anonymous").asText();
        String afterReset = visit.path("afterReset").asText();

        arrives("looked again", 1);
        eventually(WITHIN, () -> assertThat(personsOf(anonymous, "grace")).isEqualTo(1));
        eventually(WITHIN, () -> {
            var found = project.persons("grace@example.org");
            assertThat(found).hasSize(1);
            assertThat(Project.distinctIds(found.getFirst()))
                    .containsExactlyInAnyOrder(anonymous, "grace", "grace-crm");
        });
        var person = project.persons("grace@example.org").getFirst();
        assertThat(person.path("is_identified").asBoolean()).isTrue();
        assertThat(person.path("properties").path("seen_first").asText()).isEqualTo("shop");
        assertThat(afterReset).isNotEqualTo(anonymous);
        assertThat(personsOf(afterReset, "grace"))
                .as("who comes after sign-out is somebody else")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"static/array.js", "static/1.449.2/array.js", "array/__TOKEN__/array.js"})
    void aPageTakesTheLibraryAndItsPartsFromTheServer(String library) throws Exception {
        try (var site = new OtherOrigin(instance.url(), project.token(), Bundle.TODAY, library)) {
            var visit = Browser.run("library", List.of(instance.url(), site.url()), addresses(site, "later.html"));

            assertThat(visit.path("version").asText()).isEqualTo("1.449.2");
            assertThat(visit.path("loaded").toString())
                    .contains("200 /" + library.replace("__TOKEN__", project.token()))
                    .contains("200 /static/1.449.2/exception-autocapture.js");
        }
        arrives("$pageview", 1);
        assertThat(versions()).isEqualTo("[[\"web\",\"1.449.2\"]]");
    }

    static Stream<Bundle> olderVersions() {
        return Stream.of(Bundle.OF_2022, Bundle.OF_2024);
    }

    @ParameterizedTest
    @MethodSource("olderVersions")
    void anOlderVersionDoesTheSame(Bundle bundle) throws Exception {
        var visit = visit("module.html", "joan", bundle);
        String anonymous = visit.path("anonymous").asText();

        for (var event : List.of("$pageview", "$autocapture", "tour opened", "bought", "looked again")) {
            arrives(event, 1);
        }
        assertThat(versions()).isEqualTo("[[\"web\",\"" + bundle.version() + "\"]]");
        eventually(WITHIN, () -> {
            var found = project.persons("joan@example.org");
            assertThat(found).hasSize(1);
            assertThat(Project.distinctIds(found.getFirst())).containsExactlyInAnyOrder(anonymous, "joan", "joan-crm");
        });
        eventually(WITHIN, () -> assertThat(personsOf(anonymous, "joan")).isEqualTo(1));
    }

    private JsonNode visit(String page, String user) throws Exception {
        return visit(page, user, Bundle.TODAY);
    }

    private JsonNode visit(String page, String user, Bundle bundle) throws Exception {
        try (var site = new OtherOrigin(instance.url(), project.token(), bundle, "static/array.js")) {
            var input = addresses(site, page);
            input.put("user", user);
            return Browser.run("visitor", List.of(instance.url(), site.url()), input);
        }
    }

    private Map<String, Object> addresses(OtherOrigin site, String page) {
        var input = new HashMap<String, Object>();
        input.put("url", instance.url());
        input.put("page", site.url() + "/" + page);
        input.put("leaveTo", site.url() + "/empty.html");
        return input;
    }

    private void arrives(String event, long times) throws Exception {
        eventually(
                WITHIN,
                () -> assertThat(project.count("event = '" + event + "'"))
                        .as(event)
                        .isEqualTo(times));
    }

    private String versions() throws Exception {
        return project.sql("SELECT DISTINCT properties.$lib, properties.$lib_version FROM events")
                .toString();
    }

    private long personsOf(String one, String other) throws Exception {
        return project.sql("SELECT count(DISTINCT person_id) FROM events WHERE distinct_id IN ('" + one + "', '" + other
                        + "')")
                .path(0)
                .path(0)
                .asLong(-1);
    }
}
