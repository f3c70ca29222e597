-- SPDX-License-Identifier: Apache-2.0
-- Feature flags and the cohorts they ask for. A change of either raises the project's flags_version in the same
-- transaction: who keeps definitions in memory asks for that number only, and who changes them takes turns there.

ALTER TABLE projects ADD COLUMN flags_version bigint NOT NULL DEFAULT 0;

CREATE TABLE feature_flags (
    id                           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    team_id                      bigint      NOT NULL REFERENCES projects (id),
    key                          text        NOT NULL CHECK (length(key) BETWEEN 1 AND 400),
    name                         text        NOT NULL DEFAULT '' CHECK (length(name) <= 4000), -- the description
    filters                      jsonb       NOT NULL,
    active                       boolean     NOT NULL DEFAULT true,
    deleted                      boolean     NOT NULL DEFAULT false,
    ensure_experience_continuity boolean     NOT NULL DEFAULT false,
    version                      integer     NOT NULL DEFAULT 1 CHECK (version > 0),
    created_by                   bigint REFERENCES users (id) ON DELETE SET NULL,
    last_modified_by             bigint REFERENCES users (id) ON DELETE SET NULL,
    created_at                   timestamptz NOT NULL,
    updated_at                   timestamptz NOT NULL
);
-- A deleted flag does not keep its key from the next one.
CREATE UNIQUE INDEX feature_flags_key ON feature_flags (team_id, key) WHERE NOT deleted;
CREATE INDEX feature_flags_newest ON feature_flags (team_id, created_at DESC, id DESC);

-- What changed of a flag, by whom: changes is a list of {field, action, before, after}.
CREATE TABLE feature_flag_activity (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    team_id    bigint      NOT NULL,
    flag_id    bigint      NOT NULL REFERENCES feature_flags (id) ON DELETE CASCADE,
    user_id    bigint REFERENCES users (id) ON DELETE SET NULL,
    activity   text        NOT NULL CHECK (activity IN ('created', 'updated', 'deleted', 'restored')),
    version    integer     NOT NULL, -- of the flag, after the change
    changes    jsonb       NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX feature_flag_activity_newest ON feature_flag_activity (flag_id, id DESC);

-- Groups of persons. filters is one group of conditions: {"type": "AND" | "OR", "values": [groups or conditions]}.
CREATE TABLE cohorts (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    team_id     bigint      NOT NULL REFERENCES projects (id),
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 400),
    description text        NOT NULL DEFAULT '' CHECK (length(description) <= 4000),
    filters     jsonb       NOT NULL,
    is_static   boolean     NOT NULL DEFAULT false,
    deleted     boolean     NOT NULL DEFAULT false,
    created_by  bigint REFERENCES users (id) ON DELETE SET NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL
);
CREATE INDEX cohorts_newest ON cohorts (team_id, created_at DESC, id DESC);

-- By which id a person's flags with experience continuity are decided. The first one written stays. Written at the pace
-- of requests: like persons without a foreign key to projects.
CREATE TABLE feature_flag_hash_key_overrides (
    team_id          bigint NOT NULL,
    person_id        bigint NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    feature_flag_key text   NOT NULL CHECK (length(feature_flag_key) BETWEEN 1 AND 400),
    hash_key         text   NOT NULL CHECK (length(hash_key) BETWEEN 1 AND 400),
    PRIMARY KEY (team_id, person_id, feature_flag_key)
);
-- For the merge and the deletion of persons.
CREATE INDEX feature_flag_hash_key_overrides_of_person ON feature_flag_hash_key_overrides (person_id);
