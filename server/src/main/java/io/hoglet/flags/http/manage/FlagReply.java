// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.flags.manage.FeatureFlag;
import io.hoglet.flags.manage.FlagSummary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A flag as the API shows it. What Hoglet does not have, such as surveys, has the value of a flag without it. */
record FlagReply(
        long id,
        String name,
        String key,
        ObjectNode filters,
        boolean deleted,
        boolean active,
        @Nullable AuthorReply createdBy,
        Instant createdAt,
        @Nullable AuthorReply lastModifiedBy,
        Instant updatedAt,
        int version,
        boolean isSimpleFlag,
        @Nullable JsonNode rolloutPercentage,
        boolean ensureExperienceContinuity,
        boolean isRemoteConfiguration,
        List<Long> experimentSet,
        List<Long> surveys,
        List<Long> features,
        @Nullable String rollbackConditions,
        boolean performedRollback,
        boolean canEdit,
        List<String> tags,
        @Nullable Long usageDashboard,
        List<Long> analyticsDashboards) {
    static FlagReply of(FeatureFlag flag) {
        var content = flag.content();
        boolean simple = FlagSummary.isSimple(content.filters());
        return new FlagReply(
                flag.id(),
                content.name(),
                content.key(),
                content.filters(),
                content.deleted(),
                content.active(),
                AuthorReply.of(flag.createdBy()),
                flag.times().createdAt(),
                AuthorReply.of(flag.lastModifiedBy()),
                flag.times().updatedAt(),
                flag.version(),
                simple,
                simple ? FlagSummary.firstPercentage(content.filters()) : null,
                content.ensureExperienceContinuity(),
                content.isRemoteConfiguration(),
                List.of(),
                List.of(),
                List.of(),
                null,
                false,
                true,
                List.of(),
                null,
                List.of());
    }
}
