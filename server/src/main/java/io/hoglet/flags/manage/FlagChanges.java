// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hoglet.flags.manage.FlagActivity.FieldChange;
import io.hoglet.flags.manage.FlagActivity.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what differs between two states of a flag. Pure. */
final class FlagChanges {
    private FlagChanges() {}

    static List<FieldChange> ofNew(FeatureFlag.Content content) {
        return fields(content).entrySet().stream()
                .map(field -> new FieldChange(field.getKey(), NullNode.getInstance(), field.getValue()))
                .toList();
    }

    static List<FieldChange> between(FeatureFlag.Content before, FeatureFlag.Content after) {
        var old = fields(before);
        return fields(after).entrySet().stream()
                .filter(field -> !field.getValue().equals(old.get(field.getKey())))
                .map(field -> new FieldChange(
                        field.getKey(), old.getOrDefault(field.getKey(), NullNode.getInstance()), field.getValue()))
                .toList();
    }

    static Kind kind(FeatureFlag.Content before, FeatureFlag.Content after) {
        if (before.deleted() == after.deleted()) {
            return Kind.UPDATED;
        }
        return after.deleted() ? Kind.DELETED : Kind.RESTORED;
    }

    private static Map<String, JsonNode> fields(FeatureFlag.Content content) {
        var fields = new LinkedHashMap<String, JsonNode>();
        fields.put("key", TextNode.valueOf(content.key()));
        fields.put("name", TextNode.valueOf(content.name()));
        fields.put("filters", content.filters());
        fields.put("active", BooleanNode.valueOf(content.active()));
        fields.put("deleted", BooleanNode.valueOf(content.deleted()));
        fields.put("ensure_experience_continuity", BooleanNode.valueOf(content.ensureExperienceContinuity()));
        fields.put("is_remote_configuration", BooleanNode.valueOf(content.isRemoteConfiguration()));
        return fields;
    }
}
