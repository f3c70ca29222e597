// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    /** From what the HTTP server knows; a query and a content type may be absent. */
    public static CaptureRequest received(
            String path, @Nullable String query, @Nullable String contentType, byte[] body, String ip) {
        return new CaptureRequest(
                withoutSlash(path),
                query == null ? Map.of() : FormFields.ofQuery(query),
                contentType == null ? "" : mediaType(contentType),
                body,
                ip);
    }

    private static String withoutSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String mediaType(String contentType) {
        int parameters = contentType.indexOf(';');
        return (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    /** A parameter of the query, else a field of a form beside its data. */
    Optional<String> parameterOrField(String name) {
        return parameter(name).or(() -> FormBody.text(this, name));
    }

    /** Sent by a page that is closing, which reads no answer (wire protocol 1.3). */
    public boolean isBeacon() {
        return parameter("beacon").filter("1"::equals).isPresent();
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
