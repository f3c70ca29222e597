// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.postgres;

import java.util.LinkedHashMap;
import java.util.Map;

/** Server settings for a small machine. Nothing here weakens durability. */
final class PostgresSettings {
    private PostgresSettings() {}

    static Map<String, String> forPort(int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        settings.put("password_encryption", "scram-sha-256");
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("max_connections", "60");
        settings.put("shared_buffers", "64MB");
        settings.put("work_mem", "8MB");
        settings.put("maintenance_work_mem", "32MB");
        settings.put("effective_cache_size", "512MB");
        settings.put("wal_level", "replica");
        settings.put("max_wal_senders", "0");
        settings.put("max_wal_size", "512MB");
        settings.put("checkpoint_timeout", "10min");
        settings.put("max_worker_processes", "4");
        settings.put("max_parallel_workers", "2");
        settings.put("max_parallel_workers_per_gather", "1");
        settings.put("autovacuum_max_workers", "2");
        settings.put("huge_pages", "off");
        settings.put("io_method", "sync");
        settings.put("random_page_cost", "1.1");
        settings.put("jit", "off");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("log_destination", "stderr");
        settings.put("logging_collector", "off");
        settings.put("lc_messages", "C");
        settings.put("log_checkpoints", "off");
        // A statement's error goes to its client; its text and values have no place in a log.
        settings.put("log_min_messages", "log");
        settings.put("log_min_error_statement", "panic");
        return settings;
    }
}
