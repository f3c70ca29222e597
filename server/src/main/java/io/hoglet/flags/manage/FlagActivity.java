// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One change of a flag, and who made it. */
public record FlagActivity(
        long id, Kind kind, int version, List<FieldChange> changes, Optional<Author> author, Instant at) {
    /** What was done; stored by its name in lower case. */
    public enum Kind {
        CREATED,
        UPDATED,
        DELETED,
        RESTORED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** One field before and after; not to be changed. */
    public record FieldChange(String field, JsonNode before, JsonNode after) {
        @Override
        public String toString() {
            return "FieldChange[" + field + "]";
        }
    }

    public FlagActivity {
        changes = List.copyOf(changes);
    }
}
