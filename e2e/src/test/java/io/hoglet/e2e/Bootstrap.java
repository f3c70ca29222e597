// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code bootstrap.json} of a data directory, as a script reads it. */
record Bootstrap(
        String url,
        @JsonProperty("project_id") long projectId,
        @JsonProperty("project_api_key") String projectApiKey,
        @JsonProperty("personal_api_key") String personalApiKey,
        String email,
        String password) {
    static Bootstrap read(Path data) throws IOException {
        return Answer.JSON.readValue(Files.readAllBytes(data.resolve("bootstrap.json")), Bootstrap.class);
    }
}
