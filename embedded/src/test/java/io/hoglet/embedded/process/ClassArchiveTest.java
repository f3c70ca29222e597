// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    @TempDir
    Path dir;

    @Test
    void itLiesInTheCacheUnderTheNameOfTheChild() throws IOException {
        String flags = String.join(" ", archive("kafka").flags());

        assertThat(flags).contains("SharedArchiveFile=" + dir.resolve("classes-kafka-"));
        assertThat(archive("kafka").flags()).isEqualTo(archive("kafka").flags());
        assertThat(archive("other").flags()).isNotEqualTo(archive("kafka").flags());
    }

    @Test
    void onlyTheNewestAreKept() throws IOException {
        for (int age = 0; age < 6; age++) {
            Path file = Files.createFile(dir.resolve("classes-kafka-" + age + ".jsa"));
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000L - age * 1_000L));
        }
        Path other = Files.createFile(dir.resolve("classes-clickhouse-1.jsa"));

        archive("kafka");

        assertThat(dir.toFile().list())
                .containsExactlyInAnyOrder(
                        "classes-kafka-0.jsa",
                        "classes-kafka-1.jsa",
                        "classes-kafka-2.jsa",
                        other.getFileName().toString());
    }

    @Test
    void aCacheThatDoesNotExistYetIsFine() throws IOException {
        assertThat(new ClassArchive(dir.resolve("absent"), "kafka", jvm()).flags())
                .isNotEmpty();
    }

    private ClassArchive archive(String name) throws IOException {
        return new ClassArchive(dir, name, jvm());
    }

    private static ChildJvm jvm() throws IOException {
        return new ChildJvm("Main", List.of());
    }
}
