-- SPDX-License-Identifier: Apache-2.0

-- What a project may send. NULL is no limit; months are those of UTC.
CREATE TABLE project_limits
(
    project_id bigint PRIMARY KEY REFERENCES projects (id) ON DELETE CASCADE,
    events_per_month bigint CHECK (events_per_month >= 0),
    recordings_per_month bigint CHECK (recordings_per_month >= 0),
    feature_flags_per_month bigint CHECK (feature_flags_per_month >= 0),
    events_per_second integer CHECK (events_per_second > 0),
    burst integer CHECK (burst > 0)
);

-- Events that capture throws away: of one distinct id, or without one all of the project's.
CREATE TABLE event_restrictions
(
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id bigint NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    distinct_id text CHECK (char_length(distinct_id) <= 200),
    created_at timestamptz NOT NULL,
    CONSTRAINT event_restrictions_same UNIQUE NULLS NOT DISTINCT (project_id, distinct_id)
);

-- What was taken: month is its first day.
CREATE TABLE project_usage
(
    project_id bigint NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    month date NOT NULL,
    metered text NOT NULL,
    used bigint NOT NULL,
    PRIMARY KEY (project_id, month, metered)
);
