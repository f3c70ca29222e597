// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.Ratchet.Finding;
import io.hoglet.Repository.Source;
import io.hoglet.pipeline.steps.Steps;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written about the code agrees with the code. */
final class ReferenceTest {
    private static final String RESOURCES = "server/src/main/resources/";
    private static final String HASHES = "server/src/test/resources/io/hoglet/migrations.sha256";

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern QUOTED_PATH = Pattern.compile("`((?:\\.?[\\w-]+/)+[\\w.-]*)`");
    private static final Pattern PAGE = Pattern.compile("\\bdocs/[\\w/-]+\\.(?:md|yaml)");
    private static final Pattern LOG_KEY = Pattern.compile("addKeyValue\\(\\s*\"(\\w+)\"");
    private static final Pattern STEP = Pattern.compile("<li>(\\w+)");

    @Test
    void linksOfPagesLeadSomewhere() {
        Ratchet.checkNone(pages().flatMap(page -> matches(LINK, page)
                        .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
                        .filter(link -> !leadsSomewhere(page, link))
                        .map(link -> new Finding(page.path(), "no such file or heading: " + link)))
                .toList());
    }

    private static boolean leadsSomewhere(Source page, String link) {
        var parts = link.split("#", 2);
        String path = parts[0].isEmpty() ? page.path() : besides(page, parts[0]);
        return Repository.exists(path) && (parts.length == 1 || hasHeading(path, parts[1]));
    }

    private static String besides(Source page, String link) {
        return Repository.path(
                Repository.file(page.path()).resolveSibling(Path.of(link)).normalize());
    }

    private static boolean hasHeading(String path, String anchor) {
        return !path.endsWith(".md")
                || Repository.text(path)
                        .lines()
                        .filter(line -> line.startsWith("#"))
                        .map(ReferenceTest::anchor)
                        .anyMatch(anchor::equals);
    }

    /** As the usual renderers make it: lower case, without punctuation, spaces as hyphens. */
    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ *", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    @Test
    void pathsInPagesExist() {
        Predicate<String> isOurs = path -> Repository.exists(path.substring(0, path.indexOf('/')));
        Ratchet.checkNone(pages().flatMap(page -> matches(QUOTED_PATH, page)
                        .filter(isOurs)
                        .filter(path -> !("/" + path).contains("/target/") && !path.startsWith("data/"))
                        .filter(path -> !Repository.exists(path))
                        .map(path -> new Finding(page.path(), "no such path: " + path)))
                .toList());
    }

    @Test
    void pagesThatTheCodeNamesExist() {
        Ratchet.checkNone(Repository.files(".java", ".ts", ".tsx", "/hoglet", ".sh", ".xml").stream()
                .flatMap(source -> PAGE.matcher(source.text())
                        .results()
                        .map(page -> page.group())
                        .filter(page -> !Repository.exists(page))
                        .map(page -> new Finding(source.path(), "no such page: " + page)))
                .toList());
    }

    private static Stream<Source> pages() {
        return Repository.files(".md").stream();
    }

    private static Stream<String> matches(Pattern pattern, Source page) {
        return pattern.matcher(page.text()).results().map(match -> match.group(1));
    }

    @Test
    void everyPackageIsDescribed() {
        Ratchet.checkNone(Repository.files("/package-info.java").stream()
                .filter(source -> source.path().contains("src/main/"))
                .filter(source -> !source.text().contains("/**"))
                .map(source -> new Finding(source.path(), "says nothing about its package"))
                .toList());
    }

    @Test
    void theStepsInThePackageInfoAreTheRealOnes() {
        String described = Repository.text("server/src/main/java/io/hoglet/pipeline/package-info.java");

        var listed =
                STEP.matcher(described).results().map(step -> step.group(1)).toList();

        assertThat(listed)
                .isEqualTo(Steps.inOrder().stream()
                        .map(step -> step.getClass().getSimpleName())
                        .toList());
    }

    /** A migration that has run somewhere must not change. {@code -Dhoglet.write=true} adds the hashes of new ones. */
    @Test
    void migrationsAreOnlyEverAdded() {
        var actual = new TreeMap<String, String>();
        Repository.files(".sql").stream()
                .filter(source -> source.path().startsWith(RESOURCES))
                .forEach(source -> actual.put(source.path().substring(RESOURCES.length()), sha256(source.text())));
        if (Generated.isWriting()) {
            addNew(actual);
        }

        assertThat(actual)
                .as("A migration changed or went. Write a new one instead (docs/howto/add-a-migration.md).")
                .isEqualTo(committedHashes());
    }

    private static void addNew(Map<String, String> actual) {
        var all = new TreeMap<>(actual);
        all.putAll(committedHashes());
        Generated.write(
                HASHES,
                all.entrySet().stream()
                        .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
                        .collect(joining()));
    }

    private static Map<String, String> committedHashes() {
        var hashes = new TreeMap<String, String>();
        if (Repository.exists(HASHES)) {
            Repository.text(HASHES)
                    .lines()
                    .map(line -> line.split("  ", 2))
                    .forEach(line -> hashes.put(line[1], line[0]));
        }
        return hashes;
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Test
    void settingsAreDocumented() {
        Generated.check("docs/configuration.md", SettingsPage.content());
    }

    @Test
    void keysOfTheLogAreInTheVocabulary() {
        String vocabulary = Repository.text("docs/vocabulary.md");
        Ratchet.checkNone(Repository.files(".java").stream()
                .filter(source -> source.path().contains("src/main/"))
                .flatMap(source -> matches(LOG_KEY, source)
                        .filter(key -> !vocabulary.contains("`" + key + "`"))
                        .map(key -> new Finding(source.path(), "not in docs/vocabulary.md: " + key)))
                .toList());
    }

    @Test
    void metricsAreDocumented() {
        Generated.check("docs/metrics.md", MetricsPage.content());
    }

    @Test
    void everyMetricHasAHelpSentence() {
        assertThat(MetricsPage.metrics())
                .isNotEmpty()
                .allMatch(metric -> metric.help().endsWith("."));
    }
}
