// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes distinct ids out of CSV: the column that the first line calls so, else the first column of every line. Fields
 * are separated by commas, and may stand in double quotes. Pure.
 */
public final class DistinctIdColumn {
    private static final Set<String> HEADERS = Set.of("distinct_id", "distinct_ids", "distinct-id", "distinctid");

    private final CharBuffer rest;

    private DistinctIdColumn(String csv) {
        this.rest = CharBuffer.wrap(csv);
    }

    /** Without empty ones. */
    public static List<String> of(String csv) {
        var ids = new ArrayList<String>();
        var reader = new DistinctIdColumn(csv.startsWith("\uFEFF") ? csv.substring(1) : csv);
        int column = 0;
        boolean first = true;
        while (reader.rest.hasRemaining()) {
            var line = reader.line();
            int header = first ? header(line) : -1;
            first = false;
            if (header >= 0) {
                column = header;
            } else if (column < line.size() && !line.get(column).isEmpty()) {
                ids.add(line.get(column));
            }
        }
        return ids;
    }

    private static int header(List<String> line) {
        for (int i = 0; i < line.size(); i++) {
            if (HEADERS.contains(line.get(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    private List<String> line() {
        var fields = new ArrayList<String>();
        do {
            fields.add(field());
        } while (rest.hasRemaining() && rest.get() == ',');
        return fields;
    }

    /** Stops at what ends the field: a comma, the end of the line or of the text. */
    private String field() {
        var text = new StringBuilder();
        boolean quoted = false;
        while (rest.hasRemaining()) {
            char c = rest.charAt(0);
            if (!quoted && (c == ',' || c == '\n')) {
                break;
            }
            rest.get();
            if (c == '"' && quoted && rest.hasRemaining() && rest.charAt(0) == '"') {
                text.append(rest.get());
            } else if (c == '"' && (quoted || text.isEmpty())) {
                quoted = !quoted;
            } else {
                text.append(c);
            }
        }
        return text.toString().strip();
    }
}
