// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.insights.Insights;
import io.hoglet.insights.query.Project;
import io.hoglet.insights.query.Query;
import java.time.Clock;

/**
 * A query as JSON in, its answer as records out. Refusals are thrown: {@link
 * io.hoglet.insights.query.InvalidQueryException} and {@link io.hoglet.insights.query.QueryLimitException} when the
 * query is at fault, {@link io.hoglet.event.UnavailableException} when ClickHouse is. Safe for use by many threads.
 */
public final class Queries {

    private final Insights insights;
    private final Clock clock;

    public Queries(Insights insights, Clock clock) {
        this.insights = insights;
        this.clock = clock;
    }

    /** @param project after it was checked that the caller may see it */
    public QueryResponse answer(Project project, JsonNode body) {
        Query query = QueryDecoder.decode(body);
        return QueryEncoder.encode(query, insights.answer(project, query), clock.instant());
    }
}
