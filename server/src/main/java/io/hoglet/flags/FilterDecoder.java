// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the stored {@code filters} of flags, as this server and PostHog of every age write them (wire protocol 2.3,
 * 5.1). What it does not know it passes over; what it knows must be as described. Pure.
 */
public final class FilterDecoder {
    private FilterDecoder() {}

    /** The filters of a flag. */
    public static FlagFilters flag(JsonNode filters) throws InvalidFiltersException {
        FilterJson.object(filters, "");
        var targeting = new Targeting(
                FilterJson.groupType(filters.path("aggregation_group_type_index"), "aggregation_group_type_index"),
                byDevice(filters.path("bucketing_identifier")),
                FilterJson.flag(filters.path("early_exit"), "early_exit"),
                enrollment(filters));
        return new FlagFilters(
                conditions(filters),
                targeting,
                holdout(filters),
                variants(filters),
                payloads(filters.path("payloads")));
    }

    private static boolean byDevice(JsonNode node) throws InvalidFiltersException {
        return switch (FilterJson.isAbsent(node) ? "distinct_id" : node.asText()) {
            case "distinct_id" -> false;
            case "device_id" -> true;
            default -> throw new InvalidFiltersException("bucketing_identifier", "must be distinct_id or device_id");
        };
    }

    /** Today a switch, before that a condition set of its own. */
    private static boolean enrollment(JsonNode filters) throws InvalidFiltersException {
        return FilterJson.flag(filters.path("feature_enrollment"), "feature_enrollment")
                || !FilterJson.list(filters.path("super_groups"), "super_groups")
                        .isEmpty();
    }

    /** Filters of the first years have no groups: they are one condition themselves. */
    private static List<Condition> conditions(JsonNode filters) throws InvalidFiltersException {
        if (FilterJson.isAbsent(filters.path("groups"))) {
            return List.of(condition(filters, ""));
        }
        var conditions = new ArrayList<Condition>();
        for (var group : FilterJson.list(filters.path("groups"), "groups")) {
            String path = "groups[" + conditions.size() + "]";
            conditions.add(condition(FilterJson.object(group, path), path + "."));
        }
        return conditions;
    }

    private static Condition condition(JsonNode node, String prefix) throws InvalidFiltersException {
        var properties = new ArrayList<PropertyFilter>();
        for (var property : FilterJson.list(node.path("properties"), prefix + "properties")) {
            properties.add(PropertyDecoder.read(property, prefix + "properties[" + properties.size() + "]"));
        }
        return new Condition(
                properties,
                FilterJson.percentage(node.path("rollout_percentage"), prefix + "rollout_percentage"),
                FilterJson.optionalText(node.path("variant"), prefix + "variant"),
                FilterJson.groupType(
                        node.path("aggregation_group_type_index"), prefix + "aggregation_group_type_index"));
    }

    /** Today an object, before that a condition set with a variant. */
    private static Optional<Holdout> holdout(JsonNode filters) throws InvalidFiltersException {
        var now = filters.path("holdout");
        if (!FilterJson.isAbsent(now)) {
            FilterJson.object(now, "holdout");
            if (FilterJson.isAbsent(now.path("exclusion_percentage"))) {
                return Optional.empty();
            }
            return Optional.of(new Holdout(
                    "holdout-" + now.path("id").asText(),
                    FilterJson.percentage(now.path("exclusion_percentage"), "holdout.exclusion_percentage")));
        }
        var before = FilterJson.list(filters.path("holdout_groups"), "holdout_groups");
        if (before.isEmpty()) {
            return Optional.empty();
        }
        var first = FilterJson.object(before.getFirst(), "holdout_groups[0]");
        return Optional.of(new Holdout(
                FilterJson.text(first.path("variant"), "holdout_groups[0].variant"),
                FilterJson.percentage(first.path("rollout_percentage"), "holdout_groups[0].rollout_percentage")));
    }

    private static List<Variant> variants(JsonNode filters) throws InvalidFiltersException {
        var multivariate = filters.path("multivariate");
        if (FilterJson.isAbsent(multivariate)) {
            return List.of();
        }
        var variants = new ArrayList<Variant>();
        var nodes = FilterJson.object(multivariate, "multivariate").path("variants");
        for (var node : FilterJson.list(nodes, "multivariate.variants")) {
            String path = "multivariate.variants[" + variants.size() + "]";
            FilterJson.object(node, path);
            variants.add(new Variant(
                    FilterJson.text(node.path("key"), path + ".key"),
                    FilterJson.percentage(node.path("rollout_percentage"), path + ".rollout_percentage")));
        }
        return variants;
    }

    /** A payload is stored as JSON in a text; one that is stored as it is counts as well. */
    private static Map<String, String> payloads(JsonNode node) throws InvalidFiltersException {
        var payloads = new LinkedHashMap<String, String>();
        if (!FilterJson.isAbsent(node)) {
            FilterJson.object(node, "payloads").properties().forEach(entry -> {
                if (!FilterJson.isAbsent(entry.getValue())) {
                    payloads.put(entry.getKey(), Texts.of(entry.getValue()));
                }
            });
        }
        return payloads;
    }
}
