// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.client;

import java.net.URI;

/** The project to fill: where the server is and the two keys. Never printed, because of the keys. */
public record Target(URI url, String projectId, String projectApiKey, String personalApiKey) {

    public URI capture() {
        return at("/batch/");
    }

    public URI query() {
        return at("/api/projects/" + projectId + "/query");
    }

    /** @param path begins with a slash; the server may itself live below a path */
    public URI at(String path) {
        var base = url.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    @Override
    public String toString() {
        return "project " + projectId + " at " + url;
    }
}
