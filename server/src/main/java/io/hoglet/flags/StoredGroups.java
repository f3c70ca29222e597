// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hoglet.groups.GroupKey;
import io.hoglet.groups.GroupLookup;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Properties of groups as flags see them: all of a question read together, remembered for two seconds, in bounded
 * memory. Thread-safe.
 */
public final class StoredGroups {
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    /** In characters of names and values, about; a tree takes a few times that. */
    private static final long SIZE_MAX = 16L << 20;

    private static final int ENTRY_SIZE = 300;

    private final GroupLookup lookup;
    private final Away away;
    private final Cache<GroupKey, Known> remembered;

    private record Known(Map<String, JsonNode> properties, int size) {
        static final Known NOTHING = new Known(Map.of(), 0);

        static Known of(@Nullable ObjectNode stored) {
            return stored == null
                    ? NOTHING
                    : new Known(
                            stored.properties().stream()
                                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)),
                            stored.toString().length());
        }
    }

    public StoredGroups(GroupLookup lookup, Away away) {
        this.lookup = lookup;
        this.away = away;
        this.remembered = Caffeine.newBuilder()
                .maximumWeight(SIZE_MAX)
                .weigher((GroupKey key, Known known) -> ENTRY_SIZE + key.key().length() + known.size())
                .expireAfterWrite(REMEMBERED)
                .ticker(away.ticker())
                .build();
    }

    /**
     * Properties of these groups, some for each, by the type's index. Of a group that nothing is known of there are
     * none. Empty when the store is away.
     *
     * @param keys groups of one project by the index of their type
     */
    Optional<Map<Integer, Map<String, JsonNode>>> find(long teamId, Map<Integer, String> keys) {
        var found = new HashMap<Integer, Map<String, JsonNode>>();
        keys.forEach((index, key) -> {
            var known = isStorable(key) ? remembered.getIfPresent(new GroupKey(teamId, index, key)) : Known.NOTHING;
            if (known != null) {
                found.put(index, known.properties());
            }
        });
        var missing = keys.entrySet().stream()
                .filter(entry -> !found.containsKey(entry.getKey()))
                .map(entry -> new GroupKey(teamId, entry.getKey(), entry.getValue()))
                .toList();
        if (missing.isEmpty()) {
            return Optional.of(found);
        }
        return away.unless(() -> read(missing)).map(read -> {
            found.putAll(read);
            return found;
        });
    }

    private Map<Integer, Map<String, JsonNode>> read(List<GroupKey> keys) {
        var stored = lookup.properties(keys);
        var read = new HashMap<Integer, Map<String, JsonNode>>();
        for (var key : keys) {
            var known = Known.of(stored.get(key));
            remembered.put(key, known);
            read.put(key.typeIndex(), known.properties());
        }
        return read;
    }

    /** What no group can have as its key is not asked for. */
    private static boolean isStorable(String key) {
        return key.indexOf('\0') < 0 && key.codePointCount(0, key.length()) <= GroupKey.KEY_MAX;
    }
}
