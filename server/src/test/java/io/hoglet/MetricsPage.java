// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The text of docs/metrics.md, from the places that register metrics. */
final class MetricsPage {
    private static final String HEAD = """
            <!-- Made from the meters in the code. Change them, then write this anew: CONTRIBUTING.md. -->

            # Metrics

            `/metrics` on the management port (port + 1, loopback by default) shows them in Prometheus's format. A
            timer is three series: `_count`, `_sum` and `_max`, in seconds. Memory, garbage collection and processor of
            the JVM are there under Micrometer's names (`jvm_…`, `process_…`, `system_…`).

            | metric | kind | labels | meaning |
            |---|---|---|---|
            """;

    private static final Pattern METER = Pattern.compile(
            "\\b(Counter|FunctionCounter|Gauge|TimeGauge|Timer|DistributionSummary)\\s*\\.builder\\(\\s*"
                    + "\"(hoglet[a-z0-9.]+)\"(.*?)\\.register\\(",
            Pattern.DOTALL);
    private static final Pattern HELP = Pattern.compile("\\.description\\(\\s*((?:\"[^\"]*\"[\\s+]*)+)\\)");
    private static final Pattern LABEL = Pattern.compile("\\.tag\\(\\s*\"(\\w+)\"");
    private static final Pattern UNIT = Pattern.compile("\\.baseUnit\\(\\s*\"(\\w+)\"");

    /** One metric as Prometheus shows it. */
    record Metric(String name, String kind, String labels, String help) {}

    private MetricsPage() {}

    static String content() {
        return metrics().stream()
                .map(metric -> "| `" + metric.name() + "` | " + metric.kind() + " | " + metric.labels() + " | "
                        + metric.help() + " |\n")
                .collect(joining("", HEAD, ""));
    }

    static List<Metric> metrics() {
        return Repository.files(".java").stream()
                .filter(source -> source.path().contains("/src/main/"))
                .flatMap(source -> METER.matcher(source.text())
                        .results()
                        .map(meter -> metric(meter.group(1), meter.group(2), meter.group(3))))
                .distinct()
                .sorted(Comparator.comparing(Metric::name))
                .toList();
    }

    private static Metric metric(String type, String name, String rest) {
        String snake = name.replace('.', '_')
                + UNIT.matcher(rest).results().map(unit -> "_" + unit.group(1)).collect(joining());
        String labels = LABEL.matcher(rest)
                .results()
                .map(label -> "`" + label.group(1) + "`")
                .collect(joining(", "));
        return switch (type) {
            case "Counter", "FunctionCounter" -> new Metric(snake + "_total", "counter", labels, help(rest));
            case "Timer" -> new Metric(snake + "_seconds", "timer", labels, help(rest));
            case "TimeGauge" -> new Metric(snake + "_seconds", "gauge", labels, help(rest));
            case "Gauge" -> new Metric(snake, "gauge", labels, help(rest));
            default -> new Metric(snake, "summary", labels, help(rest));
        };
    }

    private static String help(String rest) {
        return HELP.matcher(rest)
                .results()
                .flatMap(help -> Stream.of(help.group(1).split("\"\\s*\\+\\s*\"", -1)))
                .map(part -> part.strip().replaceAll("^\"|\"$", ""))
                .collect(joining());
    }
}
