// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.query;

/**
 * One SELECT in ClickHouse's SQL, ready to run, for one team.
 *
 * @param sql made by our printer and by nothing else
 */
public record Statement(String sql, long teamId) {}
