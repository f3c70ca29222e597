// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.clickhouse;

import io.hoglet.insights.query.Limits;

/** The settings that every query runs under. */
final class EngineSettings {

    /** Every table that has rows of teams. A table that is missing here is protected by the statement's text alone. */
    private static final String[] TABLES = {"events", "persons", "person_overrides", "groups"};

    private EngineSettings() {}

    static String clause(long teamId, Limits limits) {
        var filters = new StringBuilder();
        for (String table : TABLES) {
            filters.append(filters.isEmpty() ? "" : ", ")
                    .append('\'')
                    .append(table)
                    .append("': 'team_id = ")
                    .append(teamId)
                    .append('\'');
        }
        return " SETTINGS additional_table_filters = {" + filters + "}"
                + ", max_execution_time = " + limits.time().toSeconds()
                + ", timeout_overflow_mode = 'throw'"
                + ", max_memory_usage = " + limits.memoryBytes()
                + ", max_rows_to_read = " + limits.result().rowsRead()
                + ", max_result_rows = " + limits.result().rows()
                + ", max_result_bytes = " + limits.result().bytes()
                + ", result_overflow_mode = 'throw'"
                + ", join_use_nulls = 0"
                + ", date_time_output_format = 'iso'"
                + ", output_format_json_quote_64bit_integers = 0"
                + ", output_format_json_quote_denormals = 0"
                + ", output_format_json_quote_decimals = 0";
    }
}
