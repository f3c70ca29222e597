// SPDX-License-Identifier: Apache-2.0
package io.hoglet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    private Path dir = Path.of("");

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("hoglet.conf"), text);
    }

    private static Settings read(Path file, Map<String, String> flags, Map<String, String> environment) {
        return SettingsReader.read(flags, environment, SettingsFile.read(Optional.of(file), environment));
    }

    @Test
    void linesAreSettings() throws IOException {
        var settings = read(
                file("# a comment\n\n HOGLET_PORT = 9000 \nHOGLET_POSTGRES_URL=jdbc:postgresql://db/x?a=b\n"),
                Map.of(),
                Map.of());

        assertThat(settings.http().port()).isEqualTo(9000);
        assertThat(settings.engines().postgresUrl()).contains("jdbc:postgresql://db/x?a=b");
    }

    @Test
    void theEnvironmentWinsOverTheFileAndAFlagOverBoth() throws IOException {
        var file = file("HOGLET_PORT=9000\nHOGLET_BIND=127.0.0.3\nHOGLET_INSTANCE=of-the-file\n");

        var settings = read(file, Map.of("PORT", "9002"), Map.of("HOGLET_PORT", "9001", "HOGLET_BIND", "127.0.0.2"));

        assertThat(settings.http().port()).isEqualTo(9002);
        assertThat(settings.http().bind()).isEqualTo("127.0.0.2");
        assertThat(settings.general().instance()).isEqualTo("of-the-file");
    }

    @Test
    void theEnvironmentMayNameTheFile() throws IOException {
        var environment = Map.of("HOGLET_CONFIG", file("HOGLET_PORT=9000").toString());

        var values = SettingsFile.read(Optional.empty(), environment);

        assertThat(SettingsReader.read(Map.of(), environment, values).http().port())
                .isEqualTo(9000);
        assertThat(SettingsFile.read(Optional.empty(), Map.of())).isEmpty();
    }

    @Test
    void unknownNamesAreRefusedAsInTheEnvironment() throws IOException {
        var file = file("HOGLET_PROT=9000");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(file, Map.of(), Map.of()))
                .withMessageContaining("HOGLET_PROT is not a setting. Did you mean HOGLET_PORT?");
    }

    @Test
    void everyLineThatIsNoneIsNamedAndNotShown() throws IOException {
        var file = file("HOGLET_PORT=1\nPASSWORD=hunter2\nHOGLET_PORT=2\nhunter3");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(file, Map.of(), Map.of()))
                .withMessageContainingAll("Line 2 of", "Line 3 of", "HOGLET_PORT a second time", "Line 4 of")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("hunter"));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        var missing = dir.resolve("missing.conf");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> SettingsFile.read(Optional.of(missing), Map.of()))
                .withMessageContaining(missing.toString());
    }

    @Test
    void aSecretMayStandInAFileOfItsOwn() throws IOException {
        var secret = Files.writeString(dir.resolve("password"), "hunter2\n").toString();

        var settings = SettingsReader.read(
                Map.of(), Map.of("HOGLET_POSTGRES_PASSWORD_FILE", secret), Map.of("CLICKHOUSE_PASSWORD_FILE", secret));

        assertThat(settings.engines().postgresPassword()).contains("hunter2");
        assertThat(settings.engines().clickhousePassword()).contains("hunter2");
    }

    @Test
    void aSecretInTwoPlacesAndAFileThatIsNotThereAreMistakes() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> SettingsReader.read(
                        Map.of(),
                        Map.of(
                                "HOGLET_POSTGRES_PASSWORD", "hunter2",
                                "HOGLET_POSTGRES_PASSWORD_FILE", "/dev/null",
                                "HOGLET_CLICKHOUSE_PASSWORD_FILE", "/missing/password",
                                "HOGLET_POSTGRES_USER_FILE", "/dev/null"),
                        Map.of()))
                .withMessageContainingAll(
                        "HOGLET_POSTGRES_PASSWORD and HOGLET_POSTGRES_PASSWORD_FILE",
                        "HOGLET_CLICKHOUSE_PASSWORD_FILE",
                        "HOGLET_POSTGRES_USER_FILE is not a setting")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("hunter2"));
    }
}
