// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An operator types commands; what cannot work is one clear message and a failing exit code. */
@ExtendWith(RunningHoglet.class)
class CommandLineIT {
    private final Instance instance;

    @TempDir
    private Path directory = Path.of("");

    CommandLineIT(Instance instance) {
        this.instance = instance;
    }

    @Test
    void statusNamesEveryPart() throws Exception {
        String printed = onInstance("status").success();

        assertThat(printed).contains(instance.url(), "process " + instance.pid(), "postgres", "kafka", "clickhouse");
        assertThat(printed.strip()).endsWith("ready").doesNotEndWith("not ready");
    }

    @Test
    void doctorFindsAWorkingInstanceWell() throws Exception {
        String printed = onInstance("doctor").success();

        assertThat(printed)
                .contains("JDK", "disk", "postgres", "kafka", "clickhouse", "schema", "lag")
                .doesNotContain("BAD");
    }

    @Test
    void logsPrintTheEndOfEveryLog() throws Exception {
        String printed = onInstance("logs").success();

        assertThat(printed).contains("server.log", "postgres.log", "kafka.log", "clickhouse.log");
        assertThat(printed).doesNotContain(Bootstrap.read(instance.data()).password());
        assertThat(printed).doesNotContain(Bootstrap.read(instance.data()).personalApiKey());
    }

    @Test
    void versionAndHelpNeedNoInstance() throws Exception {
        assertThat(Command.hoglet("version").success()).contains("hoglet 0.");
        assertThat(Command.hoglet("help").success()).contains("./hoglet COMMAND", "up", "demo", "doctor");
        assertThat(Command.hoglet("up", "--help").success()).contains("--port", "--data", "--bind");
        assertThat(Command.hoglet("nonsense").exitCode()).isNotZero();
    }

    @Test
    void commandsOnADirectoryWhereNothingRunsSaySo() throws Exception {
        for (String command : new String[] {"status", "stop"}) {
            var refused = Command.hoglet(command, "--data", data().toString());

            assertOneMessage(refused, "Nothing runs on " + data());
        }
        assertOneMessage(Command.hoglet("logs", "--data", data().toString()), "There are no logs in");
    }

    @Test
    void secondUpOnTheSameDirectorySaysWhereTheFirstOneRuns() throws Exception {
        var refused = up(instance.data(), Ports.freePair());

        assertOneMessage(refused, "is in use by process " + instance.pid() + " at " + instance.url());
    }

    @Test
    void portThatIsTakenIsNamed() throws Exception {
        var refused = up(data(), instance.port());

        assertOneMessage(refused, Integer.toString(instance.port()));
    }

    @Test
    void managementPortThatIsTakenIsNamed() throws Exception {
        var refused = up(data(), instance.port() - 1);

        assertOneMessage(refused, Integer.toString(instance.port()));
    }

    @Test
    void directoryThatCannotBeWrittenIsNamed() throws Exception {
        // Permissions do not stop root, but below a file nobody can write.
        var file = Files.createFile(directory.resolve("file"));

        var refused = up(file.resolve("data"), Ports.freePair());

        assertOneMessage(refused, "data directory " + file.resolve("data") + " cannot be used");
    }

    @Test
    void damagedSecretsAreNotReplaced() throws Exception {
        var secrets = Files.createDirectories(data()).resolve("secrets.json");
        Files.writeString(secrets, "{\"postgres_password\":\"");

        var refused = up(data(), Ports.freePair());

        assertOneMessage(refused, secrets.toString());
        assertThat(Files.readString(secrets)).isEqualTo("{\"postgres_password\":\"");
    }

    @Test
    void directoryOfANewerVersionIsLeftAlone() throws Exception {
        Files.writeString(Files.createDirectories(data()).resolve("format"), "99\n");

        var refused = up(data(), Ports.freePair());

        assertOneMessage(refused, "has format 99");
        assertThat(Files.exists(data().resolve("secrets.json"))).isFalse();
    }

    @Test
    void misspelledSettingIsRefusedWithASuggestion() throws Exception {
        var refused = Command.run("", Command.launcher("up", "--data", data().toString(), "--port", "seven"));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.everything()).contains("--port", "seven").doesNotContain("Exception", "\tat ");
    }

    private Command.Result onInstance(String command) throws IOException, InterruptedException {
        return Command.hoglet(command, "--data", instance.data().toString());
    }

    private static Command.Result up(Path data, int port) throws IOException, InterruptedException {
        return Command.hoglet("up", "--data", data.toString(), "--port", Integer.toString(port));
    }

    private static void assertOneMessage(Command.Result refused, String part) {
        assertThat(refused.exitCode()).as(refused.everything()).isNotZero();
        assertThat(refused.everything()).contains(part).doesNotContain("Exception", "\tat ");
        assertThat(refused.err().strip().lines()).as(refused.everything()).hasSize(1);
    }

    private Path data() {
        return directory.resolve("data");
    }
}
