// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the stored {@code filters} of cohorts: {@code {type: AND | OR, values: […]}}, nested, bare or as PostHog's API
 * has it under {@code properties} (wire protocol 2.3, 3.5). Pure.
 */
public final class CohortDecoder {
    private static final int DEPTH_MAX = 20;

    private CohortDecoder() {}

    public static CohortFilter cohort(JsonNode filters) throws InvalidFiltersException {
        FilterJson.object(filters, "");
        boolean wrapped = filters.path("properties").isObject();
        var group = wrapped ? filters.path("properties") : filters;
        return group.isEmpty() ? new CohortFilter.All(List.of()) : part(group, wrapped ? "properties" : "", 0);
    }

    private static CohortFilter part(JsonNode node, String path, int depth) throws InvalidFiltersException {
        if (depth > DEPTH_MAX) {
            throw new InvalidFiltersException(path, "is nested too deeply");
        }
        FilterJson.object(node, path);
        return switch (node.path("type").asText("")) {
            case "AND" -> new CohortFilter.All(parts(node, path, depth));
            case "OR" -> new CohortFilter.Any(parts(node, path, depth));
            default -> leaf(node, path);
        };
    }

    private static List<CohortFilter> parts(JsonNode group, String path, int depth) throws InvalidFiltersException {
        String list = path.isEmpty() ? "values" : path + ".values";
        var parts = new ArrayList<CohortFilter>();
        for (var node : FilterJson.list(group.path("values"), list)) {
            parts.add(part(node, list + "[" + parts.size() + "]", depth + 1));
        }
        return parts;
    }

    private static CohortFilter leaf(JsonNode node, String path) throws InvalidFiltersException {
        var kind = PropertyDecoder.kind(node.path("type"));
        boolean decidable = kind.filter(
                        each -> each == PropertyFilter.Kind.PERSON || each == PropertyFilter.Kind.COHORT)
                .isPresent();
        return decidable ? new CohortFilter.One(PropertyDecoder.read(node, path)) : new CohortFilter.Undecidable();
    }
}
