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
        assertThat(archive("kafka").flags()).contains("-XX:ArchiveClassesAtExit=" + privateFile("kafka"));
        Files.write(privateFile("kafka"), new byte[] {1, 2, 3, 4, 5});

        assertThat(String.join(" ", archive("kafka").flags()))
                .contains("SharedArchiveFile=" + dir.resolve("classes-kafka-"))
                .doesNotContain("ArchiveClassesAtExit");
        assertThat(privateFile("kafka")).doesNotExist();
        assertThat(archive("other").flags()).contains("-XX:ArchiveClassesAtExit=" + privateFile("other"));
    }

    @Test
    void oneThatWasNotWrittenToItsEndIsThrownAway() throws IOException {
        Files.write(privateFile("kafka"), new byte[100]);

        assertThat(archive("kafka").flags()).contains("-XX:ArchiveClassesAtExit=" + privateFile("kafka"));
        assertThat(privateFile("kafka")).doesNotExist();
    }

    @Test
    void theOneInTheCacheIsNeverWrittenAgain() throws IOException {
        Files.write(privateFile("kafka"), new byte[] {1, 2, 3, 4, 5});
        String flags = String.join(" ", archive("kafka").flags());
        Path cached = Path.of(flags.substring(flags.indexOf('=') + 1, flags.indexOf(' ')));

        Files.write(privateFile("kafka"), new byte[] {9, 9, 9, 9, 9});
        archive("kafka").flags();

        assertThat(cached).hasBinaryContent(new byte[] {1, 2, 3, 4, 5});
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
        assertThat(new ClassArchive(dir.resolve("absent"), dir, "kafka", jvm()).flags())
                .isNotEmpty();
    }

    private ClassArchive archive(String name) throws IOException {
        return new ClassArchive(dir, dir, name, jvm());
    }

    private Path privateFile(String name) {
        return dir.resolve(name + ".jsa");
    }

    private static ChildJvm jvm() throws IOException {
        return new ChildJvm("Main", List.of());
    }
}
