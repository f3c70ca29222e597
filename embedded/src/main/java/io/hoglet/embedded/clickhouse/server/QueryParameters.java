// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the query string and the headers ask for beside the SQL.
 *
 * @param settings engine settings of this query alone
 * @param bound values of the {@code {name:Type}} places, in the engine's escaped text form
 */
record QueryParameters(Map<String, String> named, Map<String, String> settings, Map<String, String> bound) {
    private static final String BOUND_PREFIX = "param_";
    private static final Pattern SETTING_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}");
    /** Parameters of the HTTP interface itself; every other name is a setting. */
    private static final Set<String> OWN = Set.of(
            "query",
            "query_id",
            "user",
            "password",
            "database",
            "default_format",
            "compress",
            "decompress",
            "wait_end_of_query",
            "buffer_size",
            "session_id",
            "session_timeout",
            "session_check",
            "close_session",
            "quota_key",
            "stacktrace",
            "role",
            "client_protocol_version",
            "enable_http_compression",
            "http_zlib_compression_level",
            "readonly",
            "send_progress_in_http_headers",
            "async");

    static QueryParameters of(Map<String, String> all) throws QueryException {
        Map<String, String> named = new TreeMap<>();
        Map<String, String> settings = new TreeMap<>();
        Map<String, String> bound = new TreeMap<>();
        for (Map.Entry<String, String> parameter : all.entrySet()) {
            String name = parameter.getKey();
            if (name.startsWith(BOUND_PREFIX)) {
                bound.put(name.substring(BOUND_PREFIX.length()), parameter.getValue());
            } else if (OWN.contains(name)) {
                named.put(name, parameter.getValue());
            } else if (SETTING_NAME.matcher(name).matches()) {
                settings.put(name, parameter.getValue());
            } else {
                throw QueryException.of(115, "UNKNOWN_SETTING", "Unknown setting");
            }
        }
        if (named.containsKey("session_id")) {
            throw QueryException.of(
                    QueryException.SUPPORT_IS_DISABLED, "SUPPORT_IS_DISABLED", "Sessions over HTTP are not supported");
        }
        return new QueryParameters(named, settings, bound);
    }

    Optional<String> database() {
        return text("database").filter(name -> !name.equals("default"));
    }

    String defaultFormat() {
        return text("default_format").orElse("TabSeparated");
    }

    boolean isOn(String name) {
        return text(name)
                .filter(value -> value.equals("1") || value.equals("true"))
                .isPresent();
    }

    /** True when the caller forbids writes for this one query. */
    boolean asksReadOnly() {
        return text("readonly").filter(value -> !value.equals("0")).isPresent();
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(named.get(name)).filter(value -> !value.isEmpty());
    }
}
