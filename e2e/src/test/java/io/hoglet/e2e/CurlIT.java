// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import static io.hoglet.e2e.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A developer tries the product with curl, in every form a request may have. */
@ExtendWith(RunningHoglet.class)
class CurlIT {
    private static final Duration QUERYABLE_WITHIN = Duration.ofSeconds(30);
    private static final String JSON = "Content-Type: application/json";

    private final Instance instance;
    private final Project project;

    @TempDir
    private Path directory = Path.of("");

    CurlIT(Instance instance) throws Exception {
        this.instance = instance;
        this.project = instance.hoglet().newProject("curl");
    }

    /** Its first query makes the server compile what later ones reuse. */
    @BeforeEach
    void askOnce() throws Exception {
        assertThat(project.count("event = 'nothing'")).isZero();
    }

    @Test
    void theCommandOnTheStartScreenWorksAsItIsPrinted() throws Exception {
        var bootstrap = Bootstrap.read(instance.data());
        var first = instance.hoglet().project(bootstrap.projectId(), bootstrap.projectApiKey());

        String answer = shell(firstCurl(instance.console(), "\n\n"));

        assertThat(answer).isEqualTo("{\"status\":1}");
        var took = eventually(
                QUERYABLE_WITHIN,
                () -> assertThat(first.count("event = 'hello' AND distinct_id = 'me'"))
                        .isEqualTo(1));
        Measured.note("curl: acknowledged to queryable", took);
    }

    @Test
    void theCommandOfTheReadmeWorksWithOnesOwnKey() throws Exception {
        String readme = Files.readString(Command.root().resolve("README.md"));

        String answer = shell(firstCurl(readme, "\n```")
                .replace("http://localhost:8000", instance.url())
                .replace("phc_YOUR_PROJECT_KEY", project.token()));

        assertThat(answer).isEqualTo("{\"status\":1}");
        arrives("hello", 1);
    }

    @Test
    void singleEventIsQueryableWithItsPropertiesAndTime() throws Exception {
        accepted("-H", JSON, "-d", """
                {"api_key":"%s","event":"paid","distinct_id":"ada","timestamp":"2025-03-03T10:20:30.456Z",
                 "properties":{"amount":12.5,"city":"Zürich"}}""".formatted(project.token()), "/capture/");

        var took = eventually(
                QUERYABLE_WITHIN,
                () -> assertThat(project.count("event = 'paid'")).isEqualTo(1));

        Measured.note("single event: acknowledged to queryable", took);
        assertThat(project.sql("SELECT distinct_id, properties.city, toString(timestamp) FROM events")
                        .toString())
                .contains("ada", "Zürich", "2025-03-03 10:20:30.456");
    }

    @Test
    void batchIsThereWhole() throws Exception {
        accepted("-H", JSON, "-d", batch("in batch", 100), "/batch/");

        arrives("in batch", 100);
    }

    @Test
    void batchThatIsSentTwiceCountsOnce() throws Exception {
        String event =
                "{\"event\":\"repeated\",\"distinct_id\":\"ada\",\"uuid\":\"01977777-7777-7777-8777-777777777777\"}";
        String body = "{\"api_key\":\"" + project.token() + "\",\"batch\":[" + event + "]}";

        accepted("-H", JSON, "-d", body, "/batch/");
        accepted("-H", JSON, "-d", body, "/batch/");
        // Of the same person: behind the others in the same partition.
        accepted("-H", JSON, "-d", single("after"), "/batch/");

        arrives("after", 1);
        assertThat(project.count("event = 'repeated'")).isEqualTo(1);
    }

    @Test
    void gzipIsUnderstoodWithTheHeaderAndWithoutAnyHint() throws Exception {
        var file = directory.resolve("batch.gz");
        Files.write(file, gzip(batch("zipped", 10)));

        accepted("-H", JSON, "-H", "Content-Encoding: gzip", "--data-binary", "@" + file, "/batch/");
        accepted("-H", "Content-Type: text/plain", "--data-binary", "@" + file, "/e/");

        arrives("zipped", 20);
    }

    @Test
    void base64FormOfOldBrowserSdksIsUnderstood() throws Exception {
        accepted("--data-urlencode", "data=" + base64(single("from a form")), "/e/?ip=1&_=1767323045678");

        arrives("from a form", 1);
    }

    @Test
    void getCarriesTheEventInItsAddress() throws Exception {
        accepted("/e/?data=" + URLEncoder.encode(base64(single("by get")), UTF_8));

        arrives("by get", 1);
    }

    @Test
    void unknownKeyIsRefusedWithAHint() throws Exception {
        var refused =
                curl("-H", JSON, "-d", "{\"api_key\":\"phc_unknown\",\"event\":\"x\",\"distinct_id\":\"y\"}", "/e/");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().path("code").asText()).isEqualTo("invalid_api_key");
        assertThat(refused.json().path("detail").asText()).isNotBlank();
    }

    private static String firstCurl(String text, String end) {
        int from = text.indexOf("curl ");
        return text.substring(from, text.indexOf(end, from));
    }

    private static String shell(String curl) throws IOException, InterruptedException {
        return Command.run("", List.of("sh", "-c", curl.replace("curl ", "curl -sS ")))
                .success();
    }

    private void arrives(String event, long times) throws Exception {
        eventually(
                QUERYABLE_WITHIN,
                () -> assertThat(project.count("event = '" + event + "'")).isEqualTo(times));
    }

    private void accepted(String... arguments) throws IOException, InterruptedException {
        var answer = curl(arguments);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("status").asInt()).isEqualTo(1);
    }

    /** The last argument is the path; the status is printed behind the body. */
    private Answer curl(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("curl", "-sS", "-w", "\n%{http_code}"));
        command.addAll(List.of(arguments).subList(0, arguments.length - 1));
        command.add(instance.url() + arguments[arguments.length - 1]);
        String printed = Command.run("", command).success();
        int end = printed.lastIndexOf('\n');
        return new Answer(Integer.parseInt(printed.substring(end + 1)), printed.substring(0, end));
    }

    private String single(String event) {
        return "{\"token\":\"%s\",\"event\":\"%s\",\"distinct_id\":\"ada\",\"properties\":{}}"
                .formatted(project.token(), event);
    }

    private String batch(String event, int size) {
        var events = new ArrayList<String>();
        for (int i = 0; i < size; i++) {
            events.add("{\"event\":\"%s\",\"distinct_id\":\"user-%d\",\"properties\":{\"i\":%d}}"
                    .formatted(event, i % 7, i));
        }
        return "{\"api_key\":\"" + project.token() + "\",\"batch\":[" + String.join(",", events) + "]}";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
