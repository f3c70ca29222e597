// SPDX-License-Identifier: Apache-2.0
package io.hoglet.dist;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hoglet.accounts.Bootstrap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * {@code DATA/bootstrap.json}: the secrets of the first start, for scripts. Written once, readable by its owner only.
 */
final class BootstrapFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BootstrapFile() {}

    private record Content(
            String url,
            @JsonProperty("project_id") long projectId,
            @JsonProperty("project_api_key") String projectApiKey,
            @JsonProperty("personal_api_key") String personalApiKey,
            String email,
            String password) {}

    static void write(Path data, String url, Bootstrap.Made made) {
        var content = new Content(
                url, made.projectId(), made.projectApiKey(), made.personalApiKey(), made.email(), made.password());
        var file = data.resolve("bootstrap.json");
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, mode);
            Files.write(
                    file,
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content),
                    StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
