// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.insights.Insights;
import io.hoglet.insights.query.Project;
import io.hoglet.insights.query.Query;
import java.time.Clock;

/**
 * {@code POST /api/projects/:id/query}: JSON in, records out. Refusals are thrown: {@link
 * io.hoglet.insights.query.InvalidQueryException} and {@link io.hoglet.insights.query.QueryLimitException} are 400,
 * {@link io.hoglet.insights.query.WarehouseUnavailableException} is 503. Safe for use by many threads.
 */
public final class QueryRoutes {

    private final Insights insights;
    private final Clock clock;

    public QueryRoutes(Insights insights, Clock clock) {
        this.insights = insights;
        this.clock = clock;
    }

    /** @param project of the path, after it was checked that the caller may see it */
    public QueryResponse handle(Project project, JsonNode body) {
        Query query = QueryDecoder.decode(body);
        return QueryEncoder.encode(query, insights.answer(project, query), clock.instant());
    }
}
