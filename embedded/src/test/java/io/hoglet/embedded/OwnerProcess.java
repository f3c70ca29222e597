// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A stack owned by another JVM, so that its owner can be killed. */
record OwnerProcess(Process process, Endpoints endpoints, String engines) implements AutoCloseable {
    static OwnerProcess start(Path dir) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StackMain.class.getName(),
                        dir.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String endpoints = lineWith(lines, StackMain.ENDPOINTS);
        return new OwnerProcess(process, parse(endpoints), lineWith(lines, StackMain.READY));
    }

    ProcessHandle engine(String name) {
        Matcher pid = Pattern.compile(name + "=(\\d+)").matcher(engines);
        if (!pid.find()) {
            throw new AssertionError(engines);
        }
        return ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow();
    }

    /** The engines and everything below them. */
    List<ProcessHandle> family() {
        return Stream.of("postgres", "kafka", "clickhouse")
                .map(this::engine)
                .flatMap(engine -> Stream.concat(Stream.of(engine), engine.descendants()))
                .toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String lineWith(BufferedReader lines, String start) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(start)) {
                return line.substring(start.length());
            }
        }
        throw new AssertionError("the owner ended without saying " + start);
    }

    private static Endpoints parse(String line) {
        String[] words = line.split(" ", -1);
        return new Endpoints(
                new Endpoints.Postgres(words[0], "postgres", words[1]),
                new Endpoints.Kafka(words[2]),
                new Endpoints.ClickHouse(words[3], "default", words[4]));
    }
}
