-- SPDX-License-Identifier: Apache-2.0
-- Statements end with a semicolon at the end of a line.

-- One row per event. A plain MergeTree: a Replacing engine would only hide doubles, and the writer makes none.
-- The sort key never holds the person: merges change it, and a key column cannot be updated.
-- mat_ columns hold the text of one hot property each: a JSON string unquoted, any other value as its JSON text,
-- NULL when the property is absent or JSON null.
CREATE TABLE IF NOT EXISTS events
(
    team_id Int64,
    event LowCardinality(String),
    distinct_id String,
    uuid UUID,
    person_id UUID,
    timestamp DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    created_at DateTime64(6, 'UTC') CODEC(Delta, ZSTD(1)),
    inserted_at DateTime64(3, 'UTC') DEFAULT now64(3) CODEC(Delta, ZSTD(1)),
    properties String CODEC(ZSTD(1)),
    person_properties String CODEC(ZSTD(1)),
    person_mode Enum8('full' = 0, 'propertyless' = 1, 'force_upgrade' = 2),
    elements_chain String,
    `mat_$browser` LowCardinality(Nullable(String)),
    `mat_$browser_version` LowCardinality(Nullable(String)),
    `mat_$os` LowCardinality(Nullable(String)),
    `mat_$device_type` LowCardinality(Nullable(String)),
    `mat_$lib` LowCardinality(Nullable(String)),
    `mat_$geoip_country_code` LowCardinality(Nullable(String)),
    `mat_utm_source` LowCardinality(Nullable(String)),
    `mat_utm_medium` LowCardinality(Nullable(String)),
    `mat_utm_campaign` LowCardinality(Nullable(String)),
    `mat_utm_content` LowCardinality(Nullable(String)),
    `mat_utm_term` LowCardinality(Nullable(String)),
    `mat_$current_url` Nullable(String),
    `mat_$host` Nullable(String),
    `mat_$pathname` Nullable(String),
    `mat_$referrer` Nullable(String),
    `mat_$referring_domain` Nullable(String),
    `mat_$session_id` Nullable(String),
    `mat_$window_id` Nullable(String),
    `mat_$screen_name` Nullable(String),
    `$group_0` String,
    `$group_1` String,
    `$group_2` String,
    `$group_3` String,
    `$group_4` String,
    kafka_topic_id UUID CODEC(ZSTD(1)),
    kafka_partition UInt16 CODEC(Delta, ZSTD(1)),
    kafka_offset UInt64 CODEC(Delta, ZSTD(1)),
    INDEX uuid_bloom uuid TYPE bloom_filter(0.01) GRANULARITY 1,
    INDEX kafka_offset_minmax kafka_offset TYPE minmax GRANULARITY 1,
    INDEX inserted_at_minmax inserted_at TYPE minmax GRANULARITY 1
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(timestamp)
ORDER BY (team_id, toDate(timestamp), event, cityHash64(distinct_id), timestamp)
SETTINGS non_replicated_deduplication_window = 10000;

-- The newest version of a person wins; deleted people keep a row so that the deletion itself can win.
CREATE TABLE IF NOT EXISTS persons
(
    team_id Int64,
    id UUID,
    created_at DateTime64(6, 'UTC'),
    properties String CODEC(ZSTD(1)),
    is_identified Bool,
    is_deleted Bool,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (team_id, id)
SETTINGS non_replicated_deduplication_window = 10000;

-- Whose events a distinct id carries now, for ids whose rows in events may name another person.
CREATE TABLE IF NOT EXISTS person_overrides
(
    team_id Int64,
    distinct_id String,
    person_id UUID,
    is_deleted Bool,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY (team_id, distinct_id)
SETTINGS non_replicated_deduplication_window = 10000;
