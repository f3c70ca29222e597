// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoMainTest {
    private final StringWriter output = new StringWriter();
    private final FakeHoglet hoglet = new FakeHoglet();

    @TempDir
    private Path data = Path.of("unset");

    DemoMainTest() throws IOException {}

    @AfterEach
    void close() {
        hoglet.close();
    }

    @Test
    void aSubsetIsLoadedCountedAndLoadedAgainWithoutDoubling() throws Exception {
        bootstrap(hoglet.url().toString());

        assertThat(run("--limit", "60", "--batch", "100")).isZero();
        int events = hoglet.events().size();
        assertThat(run("--limit", "60", "--batch", "500")).isZero();

        assertThat(hoglet.events()).hasSize(events).hasSizeGreaterThan(500);
        assertThat(output.toString())
                .contains("60 customers")
                .containsPattern("signed_up +60 +60 +equal")
                .containsPattern("persons +60 +60 +equal")
                .containsPattern("groups +1,585 +1,585 +equal");
    }

    @Test
    void theLinksOpenChartsWithTheRightDates() throws Exception {
        bootstrap(hoglet.url().toString());

        run("--limit", "1");

        var link = Pattern.compile("(http\\S+)/project/7/insights/new\\?query=(\\S+)")
                .matcher(output.toString());
        assertThat(link.find()).isTrue();
        assertThat(link.group(1)).isEqualTo(hoglet.url().toString());
        var query = new ObjectMapper().readTree(URLDecoder.decode(link.group(2), StandardCharsets.UTF_8));
        assertThat(query.path("kind").asText()).isEqualTo("TrendsQuery");
        assertThat(query.path("dateRange").path("date_from").asText()).isEqualTo("1997-01-01");
        assertThat(query.path("series").path(0).path("event").asText()).isEqualTo("purchased");
    }

    @Test
    void lostEventsEndWithAnErrorAndTheDifference() throws Exception {
        bootstrap(hoglet.url().toString());
        hoglet.lose(3);

        assertThat(run("--limit", "5", "--deadline", "1")).isEqualTo(1);

        assertThat(output.toString()).contains("-3").contains("FAILED: the counts did not become equal within 1 s");
    }

    @Test
    void withoutServerItAsksWhetherOneIsRunning() throws Exception {
        bootstrap(hoglet.url().toString());
        hoglet.close();

        assertThat(run()).isEqualTo(2);

        assertThat(output.toString()).contains("is the server running? ./hoglet up");
    }

    @Test
    void withoutKeysItSaysWhichAreMissing() {
        assertThat(run("--url", hoglet.url().toString())).isEqualTo(2);

        assertThat(output.toString()).contains("--project-id is not given");
    }

    @Test
    void aWrongPersonalKeyIsFoundBeforeAnythingIsSent() throws Exception {
        bootstrap(hoglet.url().toString());

        assertThat(run("--limit", "5", "--personal-api-key", "phx_wrong")).isEqualTo(1);

        assertThat(output.toString()).contains("401").contains("bootstrap.json");
        assertThat(hoglet.bodies()).isEmpty();
    }

    private int run(String... arguments) {
        var all = new String[arguments.length + 2];
        all[0] = "--data";
        all[1] = data.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        var writer = new PrintWriter(output, true);
        return DemoMain.commandLine().setOut(writer).setErr(writer).execute(all);
    }

    private void bootstrap(String url) throws IOException {
        Files.writeString(data.resolve("bootstrap.json"), """
            {"url":"%s","project_id":7,"project_api_key":"phc_fake","personal_api_key":"phx_fake"}
            """.formatted(url));
    }
}
