// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A request as an SDK sent it, and what it must become; from a file of {@code golden/}. */
public record GoldenRequest(String name, JsonNode request) {
    private static final Path DIRECTORY = Path.of("src", "test", "resources", "golden");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The project key of all of them. */
    public static final String KEY = "phc_golden";

    /** Every request of every file, in the order of names. */
    public static List<GoldenRequest> all() {
        try (var files = Files.list(DIRECTORY)) {
            return files.sorted().flatMap(GoldenRequest::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<GoldenRequest> of(Path file) {
        try {
            var document = JSON.readTree(Files.readString(file));
            String client = String.valueOf(file.getFileName()).replace(".json", "");
            return StreamSupport.stream(document.get("requests").spliterator(), false)
                    .map(request -> new GoldenRequest(
                            client + " " + request.get("target").asText(), request));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String method() {
        return request.get("method").asText();
    }

    public String target() {
        return request.get("target").asText();
    }

    public byte[] body() {
        return Base64.getDecoder().decode(request.get("body").asText());
    }

    /** Of any case. */
    String header(String name) {
        return request.get("headers").properties().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().asText())
                .findFirst()
                .orElse("");
    }

    /** All headers, each with its line end. */
    public String headers() {
        var lines = new StringBuilder();
        request.get("headers")
                .properties()
                .forEach(header -> lines.append(header.getKey())
                        .append(": ")
                        .append(header.getValue().asText())
                        .append('\n'));
        return lines.toString();
    }

    public boolean isV1() {
        return target().startsWith("/i/v1/");
    }

    public JsonNode expected() {
        return request.get("expected");
    }

    CaptureRequest v0(byte[] body) {
        int question = target().indexOf('?');
        return CaptureRequest.received(
                question < 0 ? target() : target().substring(0, question),
                question < 0 ? null : target().substring(question + 1),
                Optional.of(header("Content-Type"))
                        .filter(type -> !type.isEmpty())
                        .orElse(null),
                body,
                "192.0.2.7");
    }

    V1Request v1(byte[] body) {
        return new V1Request(
                header("Authorization"),
                V1Encoding.of(header("Content-Encoding")).orElseThrow(),
                header("PostHog-Sdk-Info"),
                header("PostHog-Request-Timestamp"),
                body,
                "192.0.2.7");
    }

    @Override
    public String toString() {
        return name;
    }
}
