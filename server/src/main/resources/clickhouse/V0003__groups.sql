-- SPDX-License-Identifier: Apache-2.0
-- Statements end with a semicolon at the end of a line.

-- The newest version of a group wins. group_type_index says which of the project's types it is of.
CREATE TABLE IF NOT EXISTS groups
(
    team_id Int64,
    group_type_index UInt8,
    group_key String,
    created_at DateTime64(6, 'UTC'),
    properties String CODEC(ZSTD(1)),
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (team_id, group_type_index, group_key)
SETTINGS non_replicated_deduplication_window = 10000;
