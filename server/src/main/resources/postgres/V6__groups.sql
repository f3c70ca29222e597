-- SPDX-License-Identifier: Apache-2.0
-- Kinds of groups of a project: first come, first served, and an index is never given to another name.
CREATE TABLE group_types (
    team_id          bigint       NOT NULL,
    group_type_index smallint     NOT NULL CHECK (group_type_index BETWEEN 0 AND 4),
    group_type       varchar(400) NOT NULL CHECK (group_type <> ''),
    name_singular    text         CHECK (length(name_singular) BETWEEN 1 AND 400),
    name_plural      text         CHECK (length(name_plural) BETWEEN 1 AND 400),
    PRIMARY KEY (team_id, group_type_index),
    UNIQUE (team_id, group_type)
);

CREATE TABLE groups (
    team_id          bigint       NOT NULL,
    group_type_index smallint     NOT NULL CHECK (group_type_index BETWEEN 0 AND 4),
    group_key        varchar(400) NOT NULL CHECK (group_key <> ''),
    properties       jsonb        NOT NULL,
    created_at       timestamptz  NOT NULL,
    version          bigint       NOT NULL,
    PRIMARY KEY (team_id, group_type_index, group_key)
) WITH (fillfactor = 80); -- room for updates on the same page

-- The list of groups, newest first.
CREATE INDEX groups_by_creation ON groups (team_id, group_type_index, created_at DESC, group_key);

ALTER TABLE pipeline_outbox DROP CONSTRAINT pipeline_outbox_kind_check;
ALTER TABLE pipeline_outbox ADD CONSTRAINT pipeline_outbox_kind_check
    CHECK (kind IN (1, 2, 3)); -- 3 group (key: its type's index, a colon, its key)
