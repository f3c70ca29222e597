// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.hoglet.bench.probe.QueryApi;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a data directory says about its instance: {@code bootstrap.json} from its first start, and
 * {@code run/server.json} while it runs.
 */
final class Instance {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final JsonNode bootstrap;
    private final JsonNode running;

    private Instance(Path directory, JsonNode bootstrap, JsonNode running) {
        this.directory = directory;
        this.bootstrap = bootstrap;
        this.running = running;
    }

    static Instance in(Path directory) {
        return new Instance(
                directory,
                read(directory.resolve("bootstrap.json")),
                read(directory.resolve("run").resolve("server.json")));
    }

    private static JsonNode read(Path file) {
        if (!Files.isReadable(file)) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new BenchException(file + " is not readable as JSON", e);
        }
    }

    /** Where it runs now, or else where it ran first. */
    Optional<URI> url() {
        return text(running, "url").or(() -> text(bootstrap, "url")).map(URI::create);
    }

    /** @throws BenchException when none is known */
    URI running(Path data) {
        return url().orElseThrow(() -> new BenchException("no server is known in " + data + ": ./hoglet up"));
    }

    /** Speaks to it as its first account. */
    QueryApi api(Path data) {
        return new QueryApi(running(data), bootstrap("project_id"), bootstrap("personal_api_key"));
    }

    /** Of a running one. */
    URI metrics() {
        return text(running, "managementUrl")
                .map(url -> URI.create(url).resolve("/metrics"))
                .orElseThrow(() -> new BenchException("no running instance in " + directory + ": ./hoglet up"));
    }

    boolean isBootstrapped() {
        return bootstrap.isObject();
    }

    /** A value of {@code bootstrap.json} that must be there. */
    String bootstrap(String name) {
        return text(bootstrap, name)
                .orElseThrow(() -> new BenchException(
                        directory.resolve("bootstrap.json") + " has no " + name + "; start once with ./hoglet up"));
    }

    /** Name and process id of what belongs to the instance; empty when it does not run or does not say. */
    Map<String, Long> processes() {
        var processes = new LinkedHashMap<String, Long>();
        for (var process : running.path("processes").properties()) {
            processes.put(process.getKey(), process.getValue().asLong());
        }
        return processes;
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.of(json.path(name).asText("")).filter(text -> !text.isBlank());
    }
}
