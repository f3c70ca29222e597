-- SPDX-License-Identifier: Apache-2.0
-- Who may use Hoglet, the projects they see, what the projects' events are called, and what capture refused.

CREATE TABLE organizations (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid       uuid        NOT NULL UNIQUE,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    created_at timestamptz NOT NULL
);

CREATE TABLE users (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid            uuid        NOT NULL UNIQUE,
    organization_id bigint      NOT NULL REFERENCES organizations (id),
    email           text        NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
    first_name      text        NOT NULL DEFAULT '' CHECK (length(first_name) <= 150),
    password_hash   text        NOT NULL,
    created_at      timestamptz NOT NULL
);
CREATE UNIQUE INDEX users_email ON users (lower(email));
CREATE INDEX users_organization ON users (organization_id);

-- Tokens are stored as their SHA-256 in hex: whoever reads this table cannot sign in with it.
CREATE TABLE sessions (
    token_hash   text PRIMARY KEY CHECK (length(token_hash) = 64),
    user_id      bigint      NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at   timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE personal_api_keys (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id      bigint      NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    label        text        NOT NULL CHECK (length(label) BETWEEN 1 AND 100),
    mask_value   text        NOT NULL,
    secret_hash  text        NOT NULL UNIQUE CHECK (length(secret_hash) = 64),
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz
);
CREATE INDEX personal_api_keys_user ON personal_api_keys (user_id);

-- The id is the team id of every event. The token is the only valid one: a reset replaces it.
CREATE TABLE projects (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid            uuid        NOT NULL UNIQUE,
    organization_id bigint      NOT NULL REFERENCES organizations (id),
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    api_token       text        NOT NULL UNIQUE CHECK (length(api_token) BETWEEN 8 AND 200),
    timezone        text        NOT NULL DEFAULT 'UTC',
    week_start_day  smallint    NOT NULL DEFAULT 0 CHECK (week_start_day IN (0, 1)),
    anonymize_ips   boolean     NOT NULL DEFAULT false,
    ingested_event  boolean     NOT NULL DEFAULT false,
    created_at      timestamptz NOT NULL
);
CREATE INDEX projects_organization ON projects (organization_id, id);

-- What capture refused, aggregated. No project when the key was unknown. Pruned to the newest thousand.
CREATE TABLE refused_requests (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id bigint,
    path       text        NOT NULL,
    status     smallint    NOT NULL,
    code       text        NOT NULL,
    detail     text        NOT NULL,
    sdk        text        NOT NULL,
    count      bigint      NOT NULL CHECK (count > 0),
    first_seen timestamptz NOT NULL,
    last_seen  timestamptz NOT NULL,
    CONSTRAINT refused_requests_same UNIQUE NULLS NOT DISTINCT (project_id, path, code, sdk)
);
CREATE INDEX refused_requests_newest ON refused_requests (last_seen DESC);

-- The taxonomy is written at the pipeline's pace: no foreign keys to projects, which would lock its row each time.
CREATE TABLE event_definitions (
    id           uuid PRIMARY KEY,
    team_id      bigint       NOT NULL,
    name         varchar(200) NOT NULL,
    created_at   timestamptz  NOT NULL,
    last_seen_at timestamptz  NOT NULL,
    CONSTRAINT event_definitions_name UNIQUE (team_id, name)
);

CREATE TABLE property_definitions (
    id            uuid PRIMARY KEY,
    team_id       bigint       NOT NULL,
    name          varchar(400) NOT NULL,
    type          smallint     NOT NULL CHECK (type IN (1, 2)),
    property_type text CHECK (property_type IN ('String', 'Numeric', 'Boolean', 'DateTime')),
    is_numerical  boolean      NOT NULL,
    CONSTRAINT property_definitions_name UNIQUE (team_id, type, name)
);

CREATE TABLE event_properties (
    team_id  bigint       NOT NULL,
    event    varchar(200) NOT NULL,
    property varchar(400) NOT NULL,
    PRIMARY KEY (team_id, event, property)
);
