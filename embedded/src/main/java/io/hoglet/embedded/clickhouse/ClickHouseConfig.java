// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse;

import java.util.LinkedHashMap;
import java.util.Map;

/** Server and session settings of the engine for a small machine. */
record ClickHouseConfig(int memoryMib) {
    private static final long MIB = 1L << 20;

    String xml() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("max_server_memory_usage", Long.toString(memoryMib * MIB));
        values.put("max_server_memory_usage_to_ram_ratio", "0.9");
        values.put("mark_cache_size", Long.toString(64 * MIB));
        values.put("index_mark_cache_size", Long.toString(8 * MIB));
        values.put("uncompressed_cache_size", "0");
        values.put("index_uncompressed_cache_size", "0");
        values.put("primary_index_cache_size", Long.toString(32 * MIB));
        values.put("mmap_cache_size", "64");
        values.put("compiled_expression_cache_size", Long.toString(16 * MIB));
        values.put("compiled_expression_cache_elements_size", "256");
        values.put("query_cache/max_size_in_bytes", Long.toString(8 * MIB));
        values.put("background_pool_size", "2");
        values.put("background_merges_mutations_concurrency_ratio", "2");
        values.put("background_move_pool_size", "1");
        values.put("background_fetches_pool_size", "1");
        values.put("background_common_pool_size", "2");
        values.put("background_schedule_pool_size", "4");
        values.put("background_buffer_flush_schedule_pool_size", "1");
        values.put("background_message_broker_schedule_pool_size", "1");
        values.put("background_distributed_schedule_pool_size", "1");
        values.put("tables_loader_foreground_pool_size", "2");
        values.put("tables_loader_background_pool_size", "1");
        values.put("max_thread_pool_size", "400");
        values.put("max_thread_pool_free_size", "16");
        values.put("asynchronous_metrics_update_period_s", "60");
        values.put("asynchronous_heavy_metrics_update_period_s", "3600");
        values.put("async_load_databases", "true");
        values.put("timezone", "UTC");
        values.put("mlock_executable", "false");
        values.put("logger/level", "error");
        values.put("logger/console", "true");
        values.put("merge_tree/number_of_free_entries_in_pool_to_lower_max_size_of_merge", "1");
        values.put("merge_tree/number_of_free_entries_in_pool_to_execute_mutation", "1");
        values.put("merge_tree/number_of_free_entries_in_pool_to_execute_optimize_entire_partition", "1");
        StringBuilder xml = new StringBuilder("<clickhouse>\n");
        values.forEach(
                (path, value) -> xml.append("  ").append(element(path, value)).append('\n'));
        return xml.append("</clickhouse>\n").toString();
    }

    Map<String, String> session() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("max_threads", "2");
        values.put("max_insert_threads", "1");
        values.put("async_insert", "0");
        values.put("max_memory_usage", Long.toString(memoryMib * MIB * 3 / 4));
        values.put("max_bytes_before_external_group_by", Long.toString(memoryMib * MIB / 4));
        values.put("max_bytes_before_external_sort", Long.toString(memoryMib * MIB / 4));
        values.put("max_download_threads", "1");
        values.put("input_format_parallel_parsing", "0");
        values.put("output_format_parallel_formatting", "0");
        values.put("query_profiler_real_time_period_ns", "0");
        values.put("query_profiler_cpu_time_period_ns", "0");
        values.put("memory_profiler_step", "0");
        values.put("log_queries", "0");
        values.put("log_query_threads", "0");
        return values;
    }

    private static String element(String path, String value) {
        int slash = path.indexOf('/');
        return slash < 0
                ? "<" + path + ">" + value + "</" + path + ">"
                : "<" + path.substring(0, slash) + ">" + element(path.substring(slash + 1), value) + "</"
                        + path.substring(0, slash) + ">";
    }
}
