// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import io.hoglet.Ratchet.Finding;
import io.hoglet.Repository.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every text in the repository keeps to, tests included. */
final class TidyTest {
    private static final int FILE_LINES_MAX = 400;
    private static final int LINE_MAX = 120;

    private static final String[] CODE = {
        ".java", ".ts", ".tsx", ".mjs", ".sh", ".sql", "/hoglet", ".ci/run", ".ci/test"
    };
    private static final String[] LICENSED = {
        ".java", ".ts", ".tsx", ".mjs", ".css", ".sh", ".sql", "pom.xml", "/hoglet", ".ci/run", ".ci/test"
    };
    private static final String[] TEXTS = {
        ".java", ".ts", ".tsx", ".mjs", ".css", ".sh", ".sql", ".md", ".xml", ".yaml", ".yml", ".properties", "/hoglet"
    };

    /** Lines that stay long because a break would hide more than it shows. May only shrink. */
    private static final Map<String, Integer> LONG_LINES = Map.ofEntries(
            Map.entry("server/src/main/java/io/hoglet/insights/sql/Functions.java", 1),
            Map.entry("server/src/main/java/io/hoglet/persons/postgres/LoadPersons.java", 1),
            // A migration does not change, not even in a comment.
            Map.entry("server/src/main/resources/postgres/V2__persons.sql", 1),
            Map.entry("server/src/test/java/io/hoglet/insights/filters/FiltersIT.java", 3),
            Map.entry("server/src/test/java/io/hoglet/insights/http/QueryDecoderTest.java", 7),
            Map.entry("server/src/test/java/io/hoglet/insights/sql/CompilerTest.java", 6),
            Map.entry("server/src/test/java/io/hoglet/insights/sql/SqlIT.java", 2),
            Map.entry("server/src/test/java/io/hoglet/pipeline/steps/ResolveTimestampTest.java", 13),
            Map.entry("web/src/pages/insights/TrendChart.tsx", 1),
            Map.entry("web/src/pages/insights/TrendTable.tsx", 2),
            Map.entry("web/src/pages/insights/chartTooltip.ts", 2),
            Map.entry("web/src/pages/login/LoginPage.tsx", 1),
            Map.entry("web/src/ui/Mark.tsx", 2));

    /** A word, and what to write for it. */
    private static final Map<String, String> BANNED = Map.ofEntries(
            Map.entry("utili[sz](e|es|ed|ing)", "use"),
            Map.entry("leverag(e|es|ed|ing)", "use"),
            Map.entry("in order to", "to"),
            Map.entry("white-?list(s|ed)?", "allowed, allow list"),
            Map.entry("black-?list(s|ed)?", "refused, block list"),
            Map.entry("sanity", "check"),
            Map.entry("seamless(ly)?", "what happens"),
            Map.entry("robust(ly)?", "what it withstands"),
            Map.entry("blazing(ly)?", "a number"),
            Map.entry("obviously", "nothing"),
            Map.entry("under the hood", "inside"),
            Map.entry("dummy", "what it stands for"));

    /** Directories that exist on somebody's machine only. */
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w.~$}/-])/(home|Users|root|work)/[\\w.-]+|\\b[A-Z]:\\\\\\w+");

    private static final Pattern OPEN_QUESTION = Pattern.compile("\\b(TODO|FIXME|XXX)\\b(?!.*#\\d+)");

    @Test
    void filesAreShort() {
        Ratchet.checkNone(findings(CODE, source -> {
            int lines = source.lines().size();
            return lines > FILE_LINES_MAX ? Stream.of(lines + " lines, more than " + FILE_LINES_MAX) : Stream.empty();
        }));
    }

    @Test
    void linesAreShort() {
        var tooLong = findings(CODE, eachLine(line -> {
            int length = line.codePointCount(0, line.length());
            return length > LINE_MAX ? length + " characters, more than " + LINE_MAX : "";
        }));

        Ratchet.check(tooLong, LONG_LINES);
    }

    @Test
    void everySourceNamesItsLicence() {
        Ratchet.checkNone(findings(LICENSED, source -> {
            boolean named = source.lines().stream()
                    .limit(3)
                    .anyMatch(line -> line.contains("SPDX-License-Identifier: Apache-2.0"));
            return named ? Stream.empty() : Stream.of("no SPDX line at the top");
        }));
    }

    @Test
    void openQuestionsHaveAnIssue() {
        Ratchet.checkNone(lines(OPEN_QUESTION, "an open question without an issue's number"));
    }

    @Test
    void wordsAreOurs() {
        BANNED.forEach((word, instead) -> Ratchet.checkNone(
                lines(Pattern.compile("\\b" + word + "\\b", Pattern.CASE_INSENSITIVE), "say instead: " + instead)));
    }

    @Test
    void noPathIsOfOneMachine() {
        Ratchet.checkNone(lines(MACHINE_PATH, "a path of one machine"));
    }

    private static List<Finding> lines(Pattern pattern, String complaint) {
        return findings(TEXTS, eachLine(line -> pattern.matcher(line).find() ? complaint + ": " + line.strip() : ""))
                .stream()
                // This file names what it forbids.
                .filter(finding -> !finding.path().endsWith("/TidyTest.java"))
                .toList();
    }

    private static List<Finding> findings(String[] endings, Function<Source, Stream<String>> rule) {
        return Repository.files(endings).stream()
                .flatMap(source -> rule.apply(source).map(what -> new Finding(source.path(), what)))
                .toList();
    }

    /** @param rule what is wrong with a line; empty when nothing is */
    private static Function<Source, Stream<String>> eachLine(UnaryOperator<String> rule) {
        return source -> {
            var findings = new ArrayList<String>();
            int number = 0;
            for (String line : source.lines()) {
                number++;
                String wrong = rule.apply(line);
                if (!wrong.isEmpty()) {
                    findings.add("line " + number + ": " + wrong);
                }
            }
            return findings.stream();
        };
    }
}
