-- SPDX-License-Identifier: Apache-2.0
-- Features that visitors may switch on for themselves. The definition of the flag says so too: feature_enrollment.

CREATE TABLE early_access_features (
    id                uuid        PRIMARY KEY,
    team_id           bigint      NOT NULL REFERENCES projects (id),
    feature_flag_id   bigint      NOT NULL UNIQUE REFERENCES feature_flags (id),
    name              text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    description       text        NOT NULL DEFAULT '' CHECK (length(description) <= 4000),
    stage             text        NOT NULL
        CHECK (stage IN ('concept', 'alpha', 'beta', 'general-availability', 'archived')),
    documentation_url text        NOT NULL DEFAULT '' CHECK (length(documentation_url) <= 800),
    created_at        timestamptz NOT NULL
);
CREATE INDEX early_access_features_newest ON early_access_features (team_id, created_at DESC, id DESC);
