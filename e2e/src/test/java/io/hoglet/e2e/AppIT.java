// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import static io.hoglet.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A product person and a developer use the web app in Chromium. */
@ExtendWith(RunningHoglet.class)
class AppIT {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    /** Promised is about a second; a busy build machine gets more. */
    private static final int SHOWN_WITHIN_MILLIS = 10_000;

    private final Instance instance;
    private final Project project;

    AppIT(Instance instance) throws Exception {
        this.instance = instance;
        this.project = instance.hoglet().newProject("web app");
    }

    @Test
    void signsInWithTheBootstrapAccountAndOutAgain() throws Exception {
        var seen = run("sign-in", Map.of());

        assertThat(seen.path("askedAt").asText()).isEqualTo("/login");
        assertThat(seen.path("refusal").asText()).contains("do not belong together");
        assertThat(seen.path("inside").asText()).startsWith("/project/");
        assertThat(seen.path("cookiesLeft").asInt())
                .as("cookies after sign-out")
                .isZero();
    }

    @Test
    void onboardingTurnsGreenWhenTheFirstEventArrives() throws Exception {
        var seen = run("onboarding", Map.of());

        assertThat(seen.path("before").asText()).isEqualTo("waiting");
        assertThat(seen.path("snippet").asText()).contains(project.token(), instance.url());
        assertThat(seen.path("answered").asInt()).isEqualTo(200);
        assertThat(seen.path("text").asText()).contains("signed up", "user-1");
        assertThat(seen.path("sdk").asText()).contains("posthog-node");
        Measured.note("onboarding: acknowledged to green", millis(seen));
        assertThat(seen.path("millis").asInt()).isLessThan(SHOWN_WITHIN_MILLIS);
    }

    @Test
    void refusedRequestIsShownWithItsReasonAndTheFix() throws Exception {
        var seen = run("refused", Map.of());

        assertThat(seen.path("answered").asInt()).isEqualTo(400);
        assertThat(seen.path("text").asText()).contains("400", "distinct_id", "/capture", "Fix:");
    }

    @Test
    void liveEventsAppearWhileThePageIsOpen() throws Exception {
        var seen = run("live", Map.of());

        assertThat(seen.path("properties").asText()).contains("amount", "42");
        assertThat(seen.path("person").asText()).isEqualTo("buyer-1");
        Measured.note("live events: acknowledged to shown", millis(seen));
        assertThat(seen.path("millis").asInt()).isLessThan(SHOWN_WITHIN_MILLIS);
    }

    @Test
    void trendHasTheRightNumbersAndLeadsToThePersonBehindAPoint() throws Exception {
        project.send(
                walk("ada", "2025-03-03T08:00:00Z"),
                walk("ada", "2025-03-05T08:00:00Z"),
                walk("ada", "2025-03-05T09:00:00Z"),
                walk("ada", "2025-03-05T23:59:59Z"),
                walk("grace", "2025-03-05T00:00:00Z"),
                walk("linus", "2025-03-05T12:00:00Z"),
                walk("grace", "2025-03-06T00:00:00Z"),
                event("something else", "ada", "2025-03-05T12:00:00Z", Map.of()));
        arrives(8);

        var seen = run("trend", Map.of("event", "went out", "from", "2025-03-03", "to", "2025-03-07", "person", "ada"));

        assertThat(row(seen.path("totals"))).containsExactly("went out", "7", "1", "0", "5", "1", "0");
        assertThat(row(seen.path("persons")).subList(2, 7)).containsExactly("1", "0", "3", "1", "0");
        assertThat(seen.path("pixels").asInt()).as("pixels of the line").isGreaterThan(200);
        assertThat(seen.path("dialog").asText()).contains("3 persons");
        assertThat(texts(seen.path("behind")))
                .hasSize(3)
                .anyMatch(text -> text.startsWith("ada") && text.contains("3 events"));
        var person = seen.path("person");
        assertThat(person.path("name").asText()).isEqualTo("ada");
        assertThat(texts(person.path("events")))
                .hasSize(5)
                .filteredOn(text -> text.contains("went out"))
                .hasSize(4);
        assertThat(person.path("properties").asText()).contains("shoes", "red");
    }

    @Test
    void flagIsMadeTestedAndSwitchedOff() throws Exception {
        var seen = run("flag", Map.of("key", "new-checkout", "distinctId", "ada"));

        assertThat(seen.path("whileOn").asText()).contains("ada", "true", "Matched condition set 1");
        assertThat(seen.path("switched").asInt()).isEqualTo(200);
        eventually(
                WITHIN,
                () -> assertThat(project.hoglet()
                                .post("/flags/?v=2", Map.of("token", project.token(), "distinct_id", "ada"))
                                .success()
                                .path("flags")
                                .has("new-checkout"))
                        .isFalse());
    }

    @Test
    void whoWasAnonymousFirstIsShownAsOnePersonWithBothIds() throws Exception {
        project.send(event("looked", "anonymous-5", "2025-03-03T08:00:00Z", Map.of()));
        arrives(1);
        project.send(
                event(
                        "$identify",
                        "maria",
                        "2025-03-03T08:01:00Z",
                        Map.of("$anon_distinct_id", "anonymous-5", "$set", Map.of("email", "maria@example.org"))),
                event("bought", "maria", "2025-03-03T08:02:00Z", Map.of()));
        arrives(3);

        var seen = run("merged", Map.of("anonymous", "anonymous-5", "name", "maria@example.org"));

        assertThat(texts(seen.path("rows"))).hasSize(1);
        var person = seen.path("person");
        assertThat(person.path("name").asText()).isEqualTo("maria@example.org");
        assertThat(person.path("identified").asText()).isEqualTo("identified");
        assertThat(person.path("head").asText()).contains("maria", "anonymous-5");
        assertThat(texts(person.path("events"))).hasSize(3);
    }

    @Test
    void anotherTimeZoneMovesAnEventToItsLocalDay() throws Exception {
        project.send(event("late", "ada", "2025-03-03T23:30:00Z", Map.of()));
        arrives(1);

        var seen = run("time-zone", Map.of("from", "2025-03-03", "to", "2025-03-05", "city", "Tokyo"));

        assertThat(row(seen.path("before")).subList(1, 5)).containsExactly("1", "1", "0", "0");
        assertThat(row(seen.path("after")).subList(1, 5)).containsExactly("1", "0", "1", "0");
    }

    private JsonNode run(String scenario, Map<String, Object> more) throws Exception {
        var bootstrap = Bootstrap.read(instance.data());
        var input = new HashMap<String, Object>(more);
        input.put("url", instance.url());
        input.put("email", bootstrap.email());
        input.put("password", bootstrap.password());
        input.put("project", project.id());
        input.put("token", project.token());
        return Browser.run(scenario, List.of(instance.url()), input);
    }

    private static Map<String, Object> walk(String who, String at) {
        return event("went out", who, at, Map.of("$set", Map.of("shoes", "red")));
    }

    private static Map<String, Object> event(String name, String who, String at, Map<String, Object> properties) {
        return Map.of("event", name, "distinct_id", who, "timestamp", at, "properties", properties);
    }

    private void arrives(long events) throws Exception {
        eventually(WITHIN, () -> assertThat(project.count("true")).isEqualTo(events));
    }

    private static Duration millis(JsonNode seen) {
        return Duration.ofMillis(seen.path("millis").asLong());
    }

    /** The only row of a table. */
    private static List<String> row(JsonNode table) {
        assertThat(table.path("rows")).hasSize(1);
        return texts(table.path("rows").path(0));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
