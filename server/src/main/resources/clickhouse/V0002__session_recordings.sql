-- SPDX-License-Identifier: Apache-2.0
-- Statements end with a semicolon at the end of a line.

-- One row per part of a recording as an SDK sent it. A part that comes again has the same key and replaces itself; that
-- may be in another day's partition, so whoever reads says FINAL. Days by our clock, since that of a client may be
-- anywhere; whole days go when they are over.
-- payload is a JSON array of rrweb events, or, where chunk_id is not empty, a piece of one that was packed in pieces.
CREATE TABLE IF NOT EXISTS session_recording_chunks
(
    team_id Int64,
    session_id String,
    uuid UUID,
    window_id String,
    distinct_id String,
    first_timestamp DateTime64(3, 'UTC'),
    last_timestamp DateTime64(3, 'UTC'),
    received_at DateTime64(3, 'UTC'),
    source LowCardinality(String),
    event_count Int64,
    click_count Int64,
    keypress_count Int64,
    urls Array(String),
    size Int64,
    chunk_id String,
    chunk_index Int64,
    chunk_count Int64,
    payload String CODEC(ZSTD(3))
)
ENGINE = ReplacingMergeTree(received_at)
PARTITION BY toDate(received_at)
ORDER BY (team_id, session_id, first_timestamp, uuid)
TTL toDateTime(received_at) + INTERVAL 30 DAY
SETTINGS ttl_only_drop_parts = 1;
