// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchMainTest {
    private final StringWriter output = new StringWriter();
    private final FakeHoglet hoglet;

    @TempDir
    private Path data = Path.of("unset");

    BenchMainTest() throws IOException {
        hoglet = new FakeHoglet();
    }

    @BeforeEach
    void describeTheInstance() throws IOException {
        var bootstrap = "{'url':'%s','project_id':7,'project_api_key':'phc_fake','personal_api_key':'phx_fake'}"
                .formatted(hoglet.url());
        Files.writeString(data.resolve("bootstrap.json"), bootstrap.replace('\'', '"'));
        var running = "{'url':'%s','processes':{'server':%d}}"
                .formatted(hoglet.url(), ProcessHandle.current().pid());
        Files.createDirectory(data.resolve("run"));
        Files.writeString(data.resolve("run").resolve("server.json"), running.replace('\'', '"'));
    }

    @AfterEach
    void close() {
        hoglet.close();
    }

    @Test
    void anIngestionRunSeesEveryAcceptedEventAndSaysHowAndWhere() throws IOException {
        var file = data.resolve("result.json");

        int exitCode =
                run("ingest", "--duration", "1s", "--warmup", "300ms", "--batch", "20", "--json", file.toString());

        assertThat(exitCode).as(output.toString()).isZero();
        assertThat(output.toString())
                .contains("$ ./hoglet bench ingest --data")
                .contains("cores")
                .contains("acknowledged → queryable")
                .contains("all of it");
        var json = json(file);
        assertThat(json.path("result").path("visible").asLong())
                .isPositive()
                .isEqualTo(json.path("result").path("load").path("accepted").asLong());
        assertThat(json.path("result").path("markers").path("missing").asLong()).isZero();
        assertThat(json.path("machine").path("cores").asInt()).isPositive();
        assertThat(json.path("command").asText()).contains("--batch 20");
    }

    @Test
    void theBaselineNeedsNoServer() {
        hoglet.close();

        assertThat(run("ingest", "--baseline-only", "--duration", "1s")).isZero();

        assertThat(output.toString()).contains("generator:").contains("events/s");
    }

    @Test
    void aFlagsRunSaysHowManySoonAndDear() {
        assertThat(run("flags", "--duration", "300ms", "--warmup", "100ms")).isZero();

        assertThat(output.toString()).contains("answers/s", "p99", "server", "µs CPU per answer");
    }

    @Test
    void anIdleRunShowsEveryProcess() {
        assertThat(run("idle", "--duration", "200ms")).isZero();

        assertThat(output.toString()).contains("server").contains("PSS").contains("all of it");
    }

    @Test
    void withoutServerTheMessageSaysWhatToDo() {
        hoglet.close();

        assertThat(run("ingest", "--duration", "1s")).isEqualTo(1);

        assertThat(output.toString()).contains("is the server running? ./hoglet up");
    }

    @Test
    void aStartIsRefusedWhileSomethingRunsThere() {
        assertThat(run("start", "--runs", "1")).isEqualTo(1);

        assertThat(output.toString()).contains("answers at").contains("already");
    }

    private int run(String command, String... options) {
        var all = new ArrayList<>(List.of(command, "--data", data.toString()));
        all.addAll(List.of(options));
        var writer = new PrintWriter(output, true);
        return BenchMain.commandLine().setOut(writer).setErr(writer).execute(all.toArray(new String[0]));
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
