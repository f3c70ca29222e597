// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoglet.embedded.CorruptSecretsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @TempDir
    Path dir;

    private Layout layout;

    @BeforeEach
    void openDirectory() {
        layout = Layout.open(dir);
    }

    @Test
    void aNewDirectoryGetsRandomDistinctOnes() throws IOException {
        Secrets here = Secrets.load(layout);
        Secrets elsewhere = Secrets.load(Layout.open(dir.resolve("other")));

        assertThat(here.postgresPassword())
                .hasSizeGreaterThanOrEqualTo(32)
                .isNotEqualTo(here.clickHousePassword())
                .isNotEqualTo(elsewhere.postgresPassword());
        assertThat(here.kafkaClusterId()).isNotEqualTo(elsewhere.kafkaClusterId());
    }

    @Test
    void theyStayTheSameAndPrivate() throws IOException {
        Secrets first = Secrets.load(layout);
        Files.setPosixFilePermissions(layout.secrets(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(Secrets.load(layout)).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(layout.secrets()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "not json",
                "{\"postgres_password\": \"short\", \"clickhouse_password\": \"short\", \"kafka_cluster_id\": \"x\"}",
                "{\"postgres_password\": 7}",
                "{} {}"
            })
    void aDamagedFileIsRefusedByName(String content) throws IOException {
        Files.writeString(layout.secrets(), content);

        assertThatExceptionOfType(CorruptSecretsException.class)
                .isThrownBy(() -> Secrets.load(layout))
                .withMessageContaining(layout.secrets().toString());
        assertThat(layout.secrets()).hasContent(content);
    }

    @Test
    void aDamagedFileIsNotQuoted() throws IOException {
        Secrets.load(layout);
        String valid = Files.readString(layout.secrets());
        Files.writeString(layout.secrets(), valid.replace("\"}", "").substring(0, valid.length() - 10));

        assertThatExceptionOfType(CorruptSecretsException.class)
                .isThrownBy(() -> Secrets.load(layout))
                .satisfies(refusal -> {
                    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
                        assertThat(cause.toString()).doesNotContain(valid.substring(40, 60));
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres/PG_VERSION", "kafka/meta.properties", "clickhouse/store"})
    void aFileMissingBesideDataIsNotMadeAnew(String data) throws IOException {
        Path file = dir.resolve(data);
        Files.createDirectories(file.resolveSibling("").normalize());
        Files.createFile(file);

        assertThatExceptionOfType(CorruptSecretsException.class).isThrownBy(() -> Secrets.load(layout));
        assertThat(layout.secrets()).doesNotExist();
    }

    @Test
    void theirTextSaysNothing() throws IOException {
        Secrets secrets = Secrets.load(layout);

        assertThat(secrets.toString()).doesNotContain(secrets.postgresPassword());
    }
}
