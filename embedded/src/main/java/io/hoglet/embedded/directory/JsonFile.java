// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A small JSON object of texts in a file. Not thread-safe: the owner of the directory lock is its only writer. */
public final class JsonFile {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final long MAX_BYTES = 64 << 10;

    private final Path file;

    public JsonFile(Path file) {
        this.file = file;
    }

    public Path path() {
        return file;
    }

    /** The content, or empty when there is no file; an {@code IOException} when it is not an object of texts. */
    public Optional<Map<String, String>> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("larger than " + MAX_BYTES + " bytes");
        }
        JsonNode tree;
        try {
            tree = JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            // The parser quotes its source in the message, and the source may be secret.
            throw new IOException("not valid JSON at line " + e.getLocation().getLineNr());
        }
        if (!tree.isObject()) {
            throw new IOException("not a JSON object");
        }
        Map<String, String> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            if (!entry.getValue().isTextual()) {
                throw new IOException("\"" + entry.getKey() + "\" is not a text");
            }
            values.put(entry.getKey(), entry.getValue().textValue());
        }
        return Optional.of(values);
    }

    /** Like {@link #read}, for files that can be rebuilt: a damaged one counts as absent. */
    public Map<String, String> readOrEmpty() {
        try {
            return read().orElse(Map.of());
        } catch (IOException e) {
            return Map.of();
        }
    }

    public void write(Map<String, String> values) throws IOException {
        AtomicFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new TreeMap<>(values)) + "\n");
    }

    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
