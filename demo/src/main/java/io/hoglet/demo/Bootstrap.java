// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads {@code bootstrap.json}, which the first start of a server leaves in its data directory. */
final class Bootstrap {
    private final JsonNode json;

    private Bootstrap(JsonNode json) {
        this.json = json;
    }

    static Optional<Bootstrap> in(Path directory) {
        var file = directory.resolve("bootstrap.json");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Bootstrap(new ObjectMapper().readTree(file.toFile())));
        } catch (IOException e) {
            throw new UsageException(file + " is not readable as JSON: " + e.getMessage());
        }
    }

    Optional<String> value(String name) {
        return Optional.of(json.path(name).asText("")).filter(text -> !text.isBlank());
    }
}
