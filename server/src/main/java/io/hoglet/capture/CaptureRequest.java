// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.Map;
import java.util.Optional;

/**
 * What of an HTTP request matters for capture.
 *
 * @param path without a trailing slash
 * @param query decoded query parameters; the first value of each
 * @param contentType media type in lower case without parameters; empty when absent
 * @param body as received, within the body limit
 * @param ip the client's address
 */
public record CaptureRequest(String path, Map<String, String> query, String contentType, byte[] body, String ip) {
    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    /** {@code /engage} is the one path whose events need no name (wire protocol 1.1). */
    boolean isEngage() {
        return path.endsWith("/engage");
    }

    @Override
    public String toString() {
        return "CaptureRequest[" + path + ", " + body.length + " bytes]";
    }
}
