// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hoglet.capture.InMemoryEventLog;
import io.hoglet.capture.http.TestEdge;
import io.hoglet.http.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions about flags over a raw socket, to a project that has none. */
@Timeout(60)
class FlagsWireIT {
    private static final TestEdge EDGE = TestEdge.start(new InMemoryEventLog());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUESTION = "{\"token\":\"" + TestEdge.KEY + "\",\"distinct_id\":\"u\"}";

    @AfterAll
    static void stop() {
        EDGE.close();
    }

    private static Wire.Reply ask(String target, String body) throws IOException {
        try (var wire = EDGE.connect()) {
            return wire.post(target, "Origin: https://shop.example\n", body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static JsonNode answer(String target) throws IOException {
        var reply = ask(target, QUESTION);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Access-Control-Allow-Origin")).hasValue("https://shop.example");
        return JSON.readTree(reply.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/flags?v=2", "/flags/?v=2", "/flags/?v=4", "/flags/?v=odd"})
    void flagsWithDetailsAreEmpty(String target) throws IOException {
        var answer = answer(target);

        assertThat(answer.get("flags")).isEmpty();
        assertThat(answer.get("flags").isObject()).isTrue();
        assertThat(answer.get("errorsWhileComputingFlags").asBoolean(true)).isFalse();
        assertThat(answer.has("featureFlags")).isFalse();
    }

    @Test
    void flagsWithoutAVersionAreEmptyInTheOlderShape() throws IOException {
        var answer = answer("/flags/");

        assertThat(answer.get("featureFlags").isObject()).isTrue();
        assertThat(answer.get("featureFlagPayloads").isObject()).isTrue();
        assertThat(answer.has("flags")).isFalse();
    }

    @Test
    void decideAnswersEachVersionInItsShape() throws IOException {
        assertThat(answer("/decide/").get("featureFlags").isArray()).isTrue();
        assertThat(answer("/decide?v=1").get("featureFlags").isArray()).isTrue();
        assertThat(answer("/decide/?v=2").get("featureFlags").isObject()).isTrue();
        assertThat(answer("/decide/?v=odd").get("featureFlags").isObject()).isTrue();
        assertThat(answer("/decide/?v=3").get("featureFlagPayloads").isObject()).isTrue();
        assertThat(answer("/decide/?v=4").get("flags").isObject()).isTrue();
    }

    @Test
    void decideTurnsAutomaticCaptureAndTheProjectsRecordingsOn() throws IOException {
        for (String version : List.of("1", "2", "3", "4")) {
            var answer = answer("/decide/?v=" + version);

            assertThat(answer.at("/config/enable_collect_everything").asBoolean())
                    .isTrue();
            assertThat(answer.at("/sessionRecording/endpoint").asText()).isEqualTo("/s/");
            assertThat(answer.get("supportedCompression"))
                    .extracting(JsonNode::asText)
                    .contains("gzip-js");
        }
        assertThat(answer("/decide/?v=3").get("autocapture_opt_out").asBoolean(true))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/flags/?v=2", "/flags", "/decide/?v=3"})
    void aWrongKeyGetsNoFlags(String target) throws IOException {
        var unknown = ask(target, QUESTION.replace(TestEdge.KEY, "phc_other"));
        var missing = ask(target, "{\"distinct_id\":\"u\"}");
        var unreadable = ask(target, "{");
        var away = ask(target, QUESTION.replace(TestEdge.KEY, TestEdge.KEY_NEVER_SEEN));

        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.body()).contains("\"code\":\"invalid_api_key\"");
        assertThat(unknown.header("Access-Control-Allow-Origin")).isPresent();
        assertThat(missing.status()).isEqualTo(401);
        assertThat(missing.body()).contains("\"code\":\"missing_api_key\"");
        assertThat(unreadable.status()).isEqualTo(400);
        assertThat(unreadable.body()).contains("\"code\":\"malformed_data\"");
        assertThat(away.status()).isEqualTo(503);
    }

    @Test
    void aGetWithoutAKeyHasTheDefaults() throws IOException {
        try (var wire = EDGE.connect()) {
            assertThat(wire.get("/flags/?v=2").status()).isEqualTo(200);
            assertThat(wire.get("/decide/").status()).isEqualTo(200);
            assertThat(wire.get("/decide/?token=phc_other").status()).isEqualTo(401);
        }
    }

    @Test
    void everyPackingOfAQuestionIsRead() throws IOException {
        byte[] plain = QUESTION.getBytes(StandardCharsets.UTF_8);
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        String form = "data=" + Base64.getEncoder().encodeToString(plain).replace("=", "%3D");
        try (var wire = EDGE.connect()) {
            assertThat(wire.post("/flags/?v=2", "Content-Type: text/plain\n", packed.toByteArray())
                            .status())
                    .isEqualTo(200);
            assertThat(wire.post(
                                    "/decide/?v=2&weird=%zz",
                                    "Content-Type: application/x-www-form-urlencoded\n",
                                    form.getBytes(StandardCharsets.US_ASCII))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void whoseFlagsMustBeSaidUnlessNoneAreWanted() throws IOException {
        for (String target : List.of("/flags/?v=2", "/decide/?v=3")) {
            String nobody = "{\"token\":\"" + TestEdge.KEY + "\"";
            var refused = ask(target, nobody + "}");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body()).contains("\"code\":\"missing_distinct_id\"");
            assertThat(ask(target, nobody + ",\"distinct_id\":\"\"}").status()).isEqualTo(400);
            assertThat(ask(target, nobody + ",\"disable_flags\":true}").status())
                    .isEqualTo(200);
            assertThat(ask(target, nobody + ",\"$distinct_id\":0}").status()).isEqualTo(200);
        }
    }

    @Test
    void aQuestionCanCarryTheConfiguration() throws IOException {
        assertThat(answer("/flags/?v=2&config=true").get("token").asText()).isEqualTo(TestEdge.KEY);
        assertThat(answer("/flags/?v=2").has("token")).isFalse();
    }

    @Test
    void aQuestionOfMoreThanTwoMibIsTooLarge() throws IOException {
        assertThat(ask("/flags/?v=2", " ".repeat(3 << 20)).status()).isEqualTo(413);
    }

    @Test
    void theConfigurationOfAProjectIsServedAsJsonAndAsScript() throws IOException {
        try (var wire = EDGE.connect()) {
            var json = wire.send("GET /array/" + TestEdge.KEY + "/config HTTP/1.1\nHost: h\nOrigin: https://a.b\n\n")
                    .reply();
            var script = wire.get("/array/" + TestEdge.KEY + "/config.js");

            assertThat(json.status()).isEqualTo(200);
            assertThat(json.header("Access-Control-Allow-Origin")).hasValue("https://a.b");
            assertThat(JSON.readTree(json.body()).get("hasFeatureFlags").asBoolean(true))
                    .isFalse();
            assertThat(JSON.readTree(json.body()).get("autocapture_opt_out").asBoolean(true))
                    .isFalse();
            assertThat(script.header("Content-Type").orElse("")).startsWith("application/javascript");
            assertThat(script.body())
                    .startsWith("(window._POSTHOG_REMOTE_CONFIG=window._POSTHOG_REMOTE_CONFIG||{})[\"" + TestEdge.KEY
                            + "\"]={config:{")
                    .endsWith(",siteApps:[]};");
        }
    }

    @Test
    void theLibraryComesWithTheConfigurationBehindIt() throws IOException {
        try (var wire = EDGE.connect()) {
            var config = wire.get("/array/" + TestEdge.KEY + "/config.js");
            var both = wire.get("/array/" + TestEdge.KEY + "/array.js");

            assertThat(both.status()).isEqualTo(200);
            assertThat(both.header("Content-Type").orElse("")).startsWith("application/javascript");
            assertThat(both.body())
                    .startsWith("window.posthog={library:1};")
                    .endsWith("//# sourceMappingURL=array.js.map\n" + config.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"phc_other", "%22%5D%3Balert(1)%2F%2F", "%3Cscript%3E"})
    void aKeyThatIsNobodysComesBackInNoScript(String token) throws IOException {
        try (var wire = EDGE.connect()) {
            for (var file : List.of("/config.js", "/array.js")) {
                var reply = wire.get("/array/" + token + file);

                assertThat(reply.status()).isEqualTo(404);
                assertThat(reply.body()).doesNotContain("alert", "<script", "window");
            }
        }
    }
}
