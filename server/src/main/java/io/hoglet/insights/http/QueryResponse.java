// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers as they go over the wire; the names are PostHog's. */
public sealed interface QueryResponse {

    record Trends(
            List<Line> results,
            String timezone,
            @JsonProperty("resolved_date_range") ResolvedRange range,
            String hogql,
            @JsonProperty("last_refresh") String lastRefresh)
            implements QueryResponse {
        @JsonProperty("is_cached")
        public boolean isCached() {
            return false;
        }

        @JsonProperty
        public List<Object> timings() {
            return List.of();
        }
    }

    record ResolvedRange(
            @JsonProperty("date_from") String from,
            @JsonProperty("date_to") String to) {}

    record Line(
            Action action,
            String label,
            Number count,
            List<Number> data,
            List<String> labels,
            List<String> days,

            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("breakdown_value") @Nullable
            String breakdownValue,

            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("aggregated_value") @Nullable
            Number total) {}

    record Action(
            int order,
            @Nullable String id,
            String name,
            @JsonProperty("custom_name") @Nullable String customName,
            String math,

            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("math_property") @Nullable
            String mathProperty) {
        @JsonProperty
        public String type() {
            return "events";
        }
    }

    /** @param clickhouse the statement that ran; only the answer to SQL shows it */
    record Table(
            List<List<@Nullable Object>> results,
            List<String> columns,
            List<?> types,
            String hogql,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String clickhouse,

            @JsonProperty("hasMore") boolean hasMore,
            int limit,
            int offset)
            implements QueryResponse {}

    record Event(
            String uuid,
            String event,
            @JsonRawValue String properties,
            String timestamp,
            @JsonProperty("team_id") long teamId,
            @JsonProperty("distinct_id") String distinctId,
            @JsonProperty("elements_chain") String elementsChain,
            List<ElementReply> elements,
            @JsonProperty("created_at") String createdAt) {}

    record EventPerson(
            String uuid,
            String id,
            @JsonProperty("created_at") @Nullable String createdAt,
            @JsonRawValue String properties,
            @JsonProperty("distinct_id") String distinctId) {}

    record Actor(
            String id,
            String uuid,
            String name,
            @JsonProperty("is_identified") boolean isIdentified,
            @JsonProperty("created_at") @Nullable String createdAt,
            @JsonProperty("distinct_ids") List<String> distinctIds,
            @JsonRawValue String properties) {}
}
